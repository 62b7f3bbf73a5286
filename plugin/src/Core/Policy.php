<?php
/**
 * What the merchant chose: which statuses are sent, when, and what stands in for a missing slot.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Policy {

	/**
	 * @param list<string>               $statuses    Order statuses that are sent.
	 * @param array<string,list<string>> $per_gateway Statuses for one payment method, instead of $statuses.
	 * @param 'now'|'before_slot'        $when
	 * @param 'first'|'asap'|'attention' $without_slot
	 */
	public function __construct(
		public readonly array $statuses = array( 'processing' ),
		public readonly array $per_gateway = array(),
		public readonly string $when = 'now',
		public readonly int $minutes_before = 120,
		public readonly string $without_slot = 'first',
		public readonly int $asap_prepare = 30,
		public readonly int $asap_window = 60,
		public readonly bool $items = true,
		public readonly bool $customer_note = true,
	) {}

	/**
	 * @return list<string>
	 */
	public function statuses_for( string $payment_method ): array {
		return $this->per_gateway[ $payment_method ] ?? $this->statuses;
	}

	/**
	 * All statuses that may ever be sent.
	 *
	 * @return list<string>
	 */
	public function all_statuses(): array {
		return array_values( array_unique( array_merge( $this->statuses, ...array_values( $this->per_gateway ) ) ) );
	}

	/**
	 * Earliest moment to send an order with this window.
	 */
	public function due_at( ?Window $window, int $now ): int {
		return 'before_slot' === $this->when && null !== $window ? max( $now, $window->start - 60 * $this->minutes_before ) : $now;
	}

	public function asap( int $now ): Window {
		return new Window( $now + 60 * $this->asap_prepare, $now + 60 * ( $this->asap_prepare + $this->asap_window ) );
	}
}
