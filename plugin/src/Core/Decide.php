<?php
/**
 * The first verb: order facts in, verdict out. Pure, so that preview, simulator and the engine cannot disagree.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Decide {

	private const DRAFTS = array( 'auto-draft', 'checkout-draft', 'draft', 'new' );

	/**
	 * Before this much of an order's age, a clock that runs behind cannot make it look older than its connection.
	 */
	private const CLOCK_GRACE = 900;

	/**
	 * An order that was completed without ever being `processing` is still sent within a day.
	 */
	private const COMPLETED_GRACE = 86400;

	/**
	 * @param array<int,Connection> $connections By id.
	 */
	public function __construct(
		private readonly Policy $policy,
		private readonly Rules $rules,
		private readonly array $connections,
	) {}

	/**
	 * @param bool $by_hand A person pressed send: payment, age and rules do not stop it.
	 */
	public function verdict( OrderFacts $order, int $now, bool $by_hand = false ): Verdict {
		$reasons = array();
		foreach ( $this->never_sent( $order, $now, $by_hand ) as $code => $reason ) {
			$reasons[] = $reason;
			if ( ! $reason->passed ) {
				return new Verdict( false, null, $code, 'main', $reasons, $now );
			}
		}
		$choice  = $this->rules->choose( $order, $this->connections );
		$reasons = array_merge( $reasons, $choice->reasons );
		if ( null === $choice->connection_id || ! isset( $this->connections[ $choice->connection_id ] ) ) {
			return new Verdict( false, null, $choice->code, $choice->parcel, $reasons, $now );
		}
		$age       = $this->younger_than_connection( $order, $this->connections[ $choice->connection_id ] );
		$reasons[] = $age;
		return $age->passed || $by_hand
			? new Verdict( true, $choice->connection_id, '', $choice->parcel, $reasons, $now )
			: new Verdict( false, null, 'too_old', $choice->parcel, $reasons, $now );
	}

	/**
	 * Conditions no rule can lift, in the order a person would ask them.
	 *
	 * @return iterable<string,Reason>
	 */
	private function never_sent( OrderFacts $order, int $now, bool $by_hand ): iterable {
		yield 'draft' => new Reason( 'draft', 'type', $order->type, 'shop_order', 'shop_order' === $order->type );
		yield 'trashed' => new Reason( 'trashed', 'status', $order->status, 'not trash', 'trash' !== $order->status );
		yield 'draft' => new Reason( 'draft', 'status', $order->status, 'placed', ! in_array( $order->status, self::DRAFTS, true ) );
		yield 'refunded' => new Reason( 'refunded', 'status', $order->status, 'not refunded', 'refunded' !== $order->status && ! $order->fully_refunded );
		$statuses = $this->policy->statuses_for( $order->payment_method );
		yield 'not_paid' => new Reason( 'not_paid', 'status', $order->status, $statuses, $by_hand || $this->is_to_be_sent( $order, $statuses, $now ) );
		yield 'nothing_to_ship' => new Reason(
			'nothing_to_ship',
			'items',
			count( $order->shippable() ),
			'1 or more',
			array() !== $order->shippable()
		);
	}

	/**
	 * @param list<string> $statuses
	 */
	private function is_to_be_sent( OrderFacts $order, array $statuses, int $now ): bool {
		return in_array( $order->status, $statuses, true )
			|| ( 'completed' === $order->status && $now - $order->created_at < self::COMPLETED_GRACE );
	}

	/**
	 * Two measures, because neither alone is safe: clocks differ between hosts, and a fixture may carry a high id with an old date.
	 */
	private function younger_than_connection( OrderFacts $order, Connection $connection ): Reason {
		return new Reason(
			'too_old',
			'created_at',
			Window::iso( $order->created_at ),
			'after ' . Window::iso( $connection->created_at ),
			$order->id > $connection->order_floor && $order->created_at >= $connection->created_at - self::CLOCK_GRACE
		);
	}
}
