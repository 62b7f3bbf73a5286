<?php
/**
 * Would CoopCycle take this delivery, and for how much? And when it fails instead of answering: is it the address?
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Platform\Operation;
use Pedal\Platform\Quote;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;

final class Feasibility {

	/**
	 * @param string $currency Of the Store, for prices that come without one.
	 */
	public function __construct(
		private readonly Client $client,
		private readonly string $currency,
	) {}

	/**
	 * @param array<string,mixed> $body
	 * @throws Trouble
	 */
	public function quote( array $body ): Quote {
		try {
			$this->client->call( Operation::Read, 'POST', '/api/deliveries/assert', $body );
		} catch ( Refused $refused ) {
			return new Quote( false, null, $this->currency, $refused->words );
		} catch ( Unavailable $trouble ) {
			if ( 500 !== $trouble->status ) {
				throw $trouble;
			}
			return new Quote( false, null, $this->currency, $this->address_is_the_reason( $body ) ? 'address_not_found' : '' );
		}
		return $this->price( $body );
	}

	/**
	 * @param array<string,mixed> $body
	 */
	private function price( array $body ): Quote {
		try {
			$price = $this->client->call( Operation::Read, 'POST', '/api/retail_prices/calculate', $body );
		} catch ( Trouble ) {
			return new Quote( true, null, $this->currency, '' );
		}
		$amount   = is_numeric( $price['amount'] ?? null ) ? (int) round( (float) $price['amount'] ) : null;
		$currency = is_string( $price['currency'] ?? null ) ? $price['currency'] : $this->currency;
		return new Quote( true, $amount, $currency, '' );
	}

	/**
	 * CoopCycle answers 500 both for an address its geocoder cannot find and for its own faults. Asked for feasibility
	 * with coordinates it need not geocode: when only that works, the address is the reason.
	 *
	 * @param array<string,mixed> $body
	 */
	public function address_is_the_reason( array $body ): bool {
		$located = array_replace_recursive( $body, array( 'dropoff' => array( 'address' => array( 'latLng' => array( 0.0, 0.0 ) ) ) ) );
		return 500 === $this->status_of( $body )
			&& in_array( $this->status_of( $located ), array( 200, 400 ), true )
			// Once more: a platform that stumbles now and then must not make a good address look bad.
			&& 500 === $this->status_of( $body );
	}

	/**
	 * @param array<string,mixed> $body
	 * @phpstan-impure
	 */
	private function status_of( array $body ): int {
		try {
			$this->client->call( Operation::Read, 'POST', '/api/deliveries/assert', $body );
			return 200;
		} catch ( Trouble $trouble ) {
			return $trouble->status;
		}
	}
}
