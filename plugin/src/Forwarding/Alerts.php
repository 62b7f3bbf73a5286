<?php
/**
 * Mails to people: one per cause and hour, never a flood; and the customer's mail about a stage, once.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Fields;
use Pedal\Core\Text;
use Pedal\Storage\Backlog;
use Pedal\Storage\Journal;
use Pedal\Storage\Settings;

final class Alerts {

	private const EVERY_SECONDS = 3600;

	public function __construct(
		private readonly Journal $journal,
		private readonly Settings $settings,
		private readonly Backlog $backlog,
		private readonly Sentences $sentences,
		private readonly Clock $clock,
	) {}

	/**
	 * @param string $number The order's, as people know it.
	 */
	public function needs_attention( DeliveryRow $row, string $number ): void {
		$this->mail(
			"attention:{$row->connection_id}:{$row->code}",
			/* translators: %s: order number. */
			sprintf( __( 'Delivery of order %s needs you', 'pedal-bridge' ), $number ),
			$this->sentences->attention_note( $row )
		);
	}

	public function connection_paused( Connection $connection, string $code ): void {
		$this->mail(
			"paused:{$connection->id}:$code",
			/* translators: %s: name of a connection. */
			sprintf( __( 'Deliveries through %s are waiting', 'pedal-bridge' ), $connection->name ),
			$this->sentences->of( $code ) . ' ' . $this->sentences->hint( $code )
		);
	}

	/**
	 * @param Fields $effects Of the stage, from the settings.
	 * @param string $number  The order's, as people know it.
	 */
	public function stage( DeliveryRow $row, Fields $effects, string $number ): void {
		if ( $effects->yes( 'admin_mail' ) ) {
			$this->mail(
				"stage:{$row->stage->value}:{$row->connection_id}",
				/* translators: %s: order number. */
				sprintf( __( 'News about the delivery of order %s', 'pedal-bridge' ), $number ),
				$this->sentences->stage_note( $row )
			);
		}
		if ( $effects->yes( 'customer_mail' ) && $this->journal->note( 'alerted', "customer_{$row->stage->value}", $row, array(), "customer_mail:{$row->order_id}:{$row->epoch}:{$row->stage->value}" ) ) {
			/**
			 * Time to write to the customer about this stage.
			 *
			 * @param int    $order_id
			 * @param string $stage
			 * @param string $tracking_url
			 */
			do_action( 'pedal_customer_mail', $row->order_id, $row->stage->value, $row->tracking_url );
		}
	}

	/**
	 * Red: rows that wait too long, or whose window is about to end.
	 *
	 * @param array<int,Connection> $connections By id.
	 */
	public function overdue( array $connections ): void {
		$now  = $this->clock->now();
		$wait = $this->settings->of( 'alerts' );
		$late = $this->backlog->overdue( $now, $now - 60 * $wait->number( 'red_minutes' ), 60 * $wait->number( 'minutes_before_slot_end' ) );
		foreach ( $late as $group ) {
			$name = $connections[ $group['connection_id'] ]->name ?? '?';
			$this->mail(
				"overdue:{$group['connection_id']}",
				/* translators: %s: name of a connection. */
				sprintf( __( 'Orders are waiting for %s', 'pedal-bridge' ), $name ),
				/* translators: %d: number of orders. */
				sprintf( _n( '%d order has not reached the delivery platform yet.', '%d orders have not reached the delivery platform yet.', $group['n'], 'pedal-bridge' ), $group['n'] )
					. ' ' . $this->sentences->of( $group['code'] )
			);
		}
	}

	private function mail( string $cause, string $subject, string $text ): void {
		$now  = $this->clock->now();
		$code = substr( $cause, 0, 64 );
		$last = $this->journal->latest( 'alerted', $code )['at'] ?? 0;
		// The second half is for hosts that notice it at the same time.
		if ( $now - $last < self::EVERY_SECONDS || ! $this->journal->note_connection( 'alerted', $code, 0, array(), "mail:$cause:" . intdiv( $now, self::EVERY_SECONDS ) ) ) {
			return;
		}
		$to = $this->settings->of( 'alerts' )->text( 'email' );
		wp_mail(
			'' === $to ? get_bloginfo( 'admin_email' ) : $to,
			// One line: not every mailer takes out what a number or a name would begin a header with.
			Text::line( '[' . wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ) . "] $subject", 250 ),
			$text . "\n\n" . admin_url( 'admin.php?page=wc-pedal' )
		);
	}
}
