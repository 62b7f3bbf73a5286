<?php
/**
 * The windows CoopCycle offers a Store now: those of its default time slot, or of the one chosen in the settings.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Window;
use Pedal\Platform\Operation;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;

final class TimeSlots {

	/**
	 * @param string $slot  IRI of a time slot; empty for the Store's default.
	 * @param string $store IRI of the Store; empty while unknown.
	 */
	public function __construct(
		private readonly Client $client,
		private readonly string $slot,
		private readonly string $store,
	) {}

	/**
	 * @return list<Window>
	 * @throws Trouble
	 */
	public function windows(): array {
		$choices = $this->choices();
		if ( ! is_array( $choices ) ) {
			throw new Unavailable( 'pedal_not_a_platform', false );
		}
		$windows = array_map(
			static fn( mixed $choice ): ?Window => is_array( $choice ) && is_string( $choice['value'] ?? null ) ? Window::from_interval( $choice['value'] ) : null,
			array_values( $choices )
		);
		return array_values( array_filter( $windows ) );
	}

	/**
	 * @return mixed As the platform says.
	 */
	private function choices(): mixed {
		$path = '' === $this->slot ? '/api/time_slots/choices' : "{$this->slot}/choices";
		try {
			return $this->client->call( Operation::Read, 'GET', $path )['choices'] ?? null;
		} catch ( Unavailable $trouble ) {
			return 404 === $trouble->status || 500 === $trouble->status && $this->store_has_none() ? array() : throw $trouble;
		}
	}

	/**
	 * Asked for the choices of a Store without a default slot, the platform fails instead of saying so.
	 */
	private function store_has_none(): bool {
		return '' !== $this->store && ! isset( $this->client->call( Operation::Read, 'GET', $this->store )['timeSlot'] );
	}
}
