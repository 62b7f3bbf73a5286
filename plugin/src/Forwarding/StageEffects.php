<?php
/**
 * Tells the order and the people what became of a delivery: once per news, also when the worker dies in between.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;
use Pedal\Storage\Orders;
use Pedal\Storage\Settings;

final class StageEffects {

	/**
	 * A teller that died is replaced after this long.
	 */
	private const TELLING_SECONDS = 60;

	public function __construct(
		private readonly Deliveries $deliveries,
		private readonly Orders $orders,
		private readonly Settings $settings,
		private readonly Journal $journal,
		private readonly Alerts $alerts,
		private readonly Sentences $sentences,
		private readonly Clock $clock,
		private readonly Log $log,
	) {}

	public function tell( Delivery $row ): void {
		$news = $row->news();
		if ( '' === $news || $news === $row->told || ! $this->deliveries->claim_telling( $row, $this->clock->now(), self::TELLING_SECONDS ) ) {
			return;
		}
		try {
			$order = $this->orders->get( $row->order_id );
			SyncState::Attention === $row->sync ? $this->needs_you( $row, $order, $news ) : $this->moved( $row, $order, $news );
			$this->deliveries->told( $row, $news );
		} catch ( \Throwable $failure ) {
			$this->log->error( 'News of a delivery could not be told; it will be tried again.', $failure, array( 'delivery_id' => $row->id ) );
		}
	}

	private function needs_you( Delivery $row, ?\WC_Order $order, string $news ): void {
		CrashPoint::at( 'before_note' );
		if ( null !== $order ) {
			$this->orders->note( $order, $this->sentences->attention_note( $row ), $this->key( $row, $news ) );
		}
		CrashPoint::at( 'after_note' );
		$this->alerts->needs_attention( $row, self::number( $row, $order ) );
		/**
		 * A delivery needs a person.
		 *
		 * @param int    $delivery_id
		 * @param string $code
		 * @param int    $order_id
		 */
		do_action( 'pedal_delivery_attention', $row->id, $row->code, $row->order_id );
	}

	private function moved( Delivery $row, ?\WC_Order $order, string $news ): void {
		$effects = $this->settings->of( 'effects' )->in( $row->stage->value );
		if ( null !== $order ) {
			CrashPoint::at( 'before_note' );
			// A tracking page shows a name and an address; an anonymised order is to know neither.
			if ( '' !== $row->tracking_url && 'yes' !== $order->get_meta( '_anonymized' ) ) {
				$this->orders->keep_meta( $order, Orders::TRACKING, $row->tracking_url );
			}
			if ( $effects->yes( 'note' ) ) {
				$this->orders->note( $order, $this->sentences->stage_note( $row ), $this->key( $row, $news ) );
			}
			CrashPoint::at( 'after_note' );
			$this->apply_status( $row, $order, $effects->text( 'order_status' ) );
		}
		$this->alerts->stage( $row, $effects, self::number( $row, $order ) );
		if ( self::is_first_sight( $row ) ) {
			/**
			 * The platform holds what the order desires.
			 *
			 * @param int    $delivery_id
			 * @param string $remote_id
			 * @param int    $order_id
			 */
			do_action( 'pedal_delivery_synced', $row->id, (string) $row->remote_id, $row->order_id );
		}
		/**
		 * The courier moved on.
		 *
		 * @param int    $delivery_id
		 * @param string $stage
		 * @param int    $order_id
		 */
		do_action( 'pedal_stage_changed', $row->id, $row->stage->value, $row->order_id );
	}

	/**
	 * Forward only, once, and never out of a state in which somebody closed the order.
	 */
	private function apply_status( Delivery $row, \WC_Order $order, string $status ): void {
		$current = $order->get_status();
		if ( '' === $status || $status === $current || 'completed' === $current || Orders::is_called_off( $current ) || Orders::is_unpaid( $current ) ) {
			return;
		}
		if ( $this->journal->note( 'moved', "order_$status", $row, array(), "order_status:{$row->id}:{$row->stage->value}" ) ) {
			$this->orders->set_status( $order, $status, '' );
		}
	}

	/**
	 * A lost answer may be found when the courier is on the way already.
	 */
	private static function is_first_sight( Delivery $row ): bool {
		return ! str_starts_with( $row->told, 'stage:' ) && ( $row->stage->is_open() || Stage::Delivered === $row->stage );
	}

	private static function number( Delivery $row, ?\WC_Order $order ): string {
		return null === $order ? (string) $row->order_id : (string) $order->get_order_number();
	}

	private function key( Delivery $row, string $news ): string {
		return "pedal/{$row->id}/$news/" . ( SyncState::Attention === $row->sync ? '' : $row->stage_at );
	}
}
