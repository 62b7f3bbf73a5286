<?php
/**
 * The plan verb: an order and its verdict become a row, or a row learns what its order says now. Nothing is sent here.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Marker;
use Pedal\Core\NextStep;
use Pedal\Core\OrderFacts;
use Pedal\Core\Verdict;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Install;
use Pedal\Storage\Settings;

final class Planner {

	public function __construct(
		private readonly Decisions $decisions,
		private readonly Composer $composer,
		private readonly Revision $revision,
		private readonly Deliveries $deliveries,
		private readonly Settings $settings,
		private readonly Install $install,
		private readonly Clock $clock,
	) {}

	/**
	 * Whatever happened to this order: make the rows say what should be. Calling it a hundred times equals once.
	 *
	 * Runs at the end of a checkout, so a first plan costs two queries: connections, insert.
	 *
	 * @param string $by Delivery::HOOK or Delivery::SWEEP.
	 * @return Evaluated|null Null for what is no order.
	 */
	public function evaluate( \WC_Order $order, string $by ): ?Evaluated {
		if ( 'shop_order' !== $order->get_type() ) {
			return null;
		}
		$facts   = $this->decisions->facts( $order, false );
		$verdict = $this->decisions->of( $order, $facts );
		if ( $verdict->send && ! $facts->anonymized && $this->plan( $facts, $verdict, $by ) ) {
			return new Evaluated( $verdict, true );
		}
		$rows = $this->deliveries->of_order( $order->get_id() );
		if ( array() !== $rows ) {
			$facts   = $this->decisions->facts( $order );
			$verdict = $this->decisions->of( $order, $facts );
			$this->revision->apply( $rows[0], $facts, $verdict );
		}
		return new Evaluated( $verdict, false );
	}

	/**
	 * The order is gone for good: nothing of it is wanted any more.
	 */
	public function order_deleted( int $order_id ): void {
		$rows = $this->deliveries->of_order( $order_id );
		if ( array() !== $rows ) {
			$this->revision->call_off( $rows[0] );
		}
	}

	/**
	 * Twice is once: the unique key on order, parcel and epoch decides.
	 *
	 * @return bool True when this call made the row.
	 */
	public function plan( OrderFacts $facts, Verdict $verdict, string $by, int $epoch = 0 ): bool {
		$row = $this->row( $facts, $verdict, $by, $epoch );
		if ( null === $row || ! $this->deliveries->insert( $row ) ) {
			return false;
		}
		CrashPoint::at( 'planned' );
		/**
		 * A delivery of this order is planned; nothing has been sent yet.
		 *
		 * @param int    $order_id
		 * @param int    $connection_id
		 * @param string $parcel
		 */
		do_action( 'pedal_delivery_planned', $row->order_id, $row->connection_id, $row->parcel );
		return true;
	}

	private function row( OrderFacts $facts, Verdict $verdict, string $by, int $epoch ): ?Delivery {
		$connection = $this->decisions->connection( $verdict->connection_id );
		if ( null === $connection ) {
			return null;
		}
		$now    = $this->clock->now();
		$marker = Marker::of( $this->install->id(), get_current_blog_id(), $facts->id, $verdict->parcel, $epoch );
		$remote = 0 === $epoch ? self::remote_of_other_plugin( $facts ) : null;
		$due_at = Delivery::HAND === $by ? $now : $this->settings->policy()->due_at( $facts->window, $now );
		return new Delivery(
			id: 0,
			order_id: $facts->id,
			parcel: $verdict->parcel,
			epoch: $epoch,
			connection_id: $connection->id,
			marker: $marker,
			desired_hash: $this->composer->compose( $facts, $connection, $marker, $facts->window )->hash,
			remote_id: $remote,
			look: null !== $remote,
			// An order that is not new, or that no hook announced, may have been sent by an earlier life of our table.
			look_first: 0 === $epoch && ( Delivery::SWEEP === $by || $now - $facts->created_at >= NextStep::FRESH_SECONDS ),
			code: $due_at > $now ? Delivery::NOT_YET : '',
			due_at: $due_at,
			window_value: $facts->window->value ?? '',
			window_start: $facts->window->start ?? 0,
			deadline: $facts->window->end ?? 0,
			planned_by: $by,
			created_at: $now,
			updated_at: $now,
		);
	}

	/**
	 * The old CoopCycle plugin left the platform's id on the order: adopt its delivery instead of making a second one.
	 */
	private static function remote_of_other_plugin( OrderFacts $facts ): ?string {
		return 1 === preg_match( '#^/api/deliveries/\d+$#', $facts->foreign_delivery ) ? $facts->foreign_delivery : null;
	}
}
