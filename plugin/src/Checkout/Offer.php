<?php
/**
 * What one shopper can be offered now: the windows of the chosen method's connection, and the one rule that accepts or refuses a choice.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Connection;
use Pedal\Core\Window;

final class Offer {

	/**
	 * @var array<string,Window> By value, in the platform's order.
	 */
	public readonly array $windows;

	/**
	 * @param list<Window> $windows
	 * @param bool         $stale    The platform has not confirmed them lately.
	 * @param bool         $required The method wants a choice; only ever enforced while there is something to choose.
	 * @param int          $now      Unix seconds.
	 */
	public function __construct(
		public readonly ?Connection $connection,
		array $windows = array(),
		public readonly bool $stale = false,
		public readonly bool $required = false,
		private readonly int $now = 0,
	) {
		$by_value = array();
		foreach ( $windows as $window ) {
			$by_value[ $window->interval() ] ??= $window;
		}
		$this->windows = $by_value;
	}

	public function timezone(): string {
		return null === $this->connection ? '' : $this->connection->timezone();
	}

	public function find( string $value ): ?Window {
		return $this->windows[ $value ] ?? null;
	}

	/**
	 * The rule, the same for the block, the form and every other way an order comes in.
	 *
	 * @param string $value As it came from outside; empty = nothing chosen.
	 */
	public function refusal( string $value ): ?Refusal {
		if ( isset( $this->windows[ $value ] ) ) {
			return null;
		}
		if ( '' === $value ) {
			return $this->required && array() !== $this->windows ? Refusal::NothingChosen : null;
		}
		if ( array() === $this->windows ) {
			return Refusal::NothingOffered;
		}
		$asked = Window::from_interval( $value );
		return null !== $asked && $asked->end <= $this->now ? Refusal::Over : Refusal::NotOffered;
	}
}
