<?php
/**
 * Keeps "check this address" from becoming a port scanner: a user may try ten addresses a minute that no connection has yet.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Forwarding\Problem;
use Pedal\Platform\Trouble;
use Pedal\Platform\UrlPolicy;
use Pedal\Storage\Connections;

final class NewAddresses {

	private const PER_MINUTE = 10;

	public function __construct(
		private readonly UrlPolicy $policy,
		private readonly Connections $connections,
		private readonly Throttle $throttle,
	) {}

	/**
	 * Addresses that are refused without a packet do not count.
	 *
	 * @throws Problem
	 */
	public function admit( string $address ): void {
		try {
			$origin = $this->policy->parse( str_contains( $address, '://' ) ? trim( $address ) : 'https://' . trim( $address ) )->origin();
		} catch ( Trouble ) {
			return;
		}
		foreach ( $this->connections->all() as $connection ) {
			if ( $connection->base_url === $origin ) {
				return;
			}
		}
		if ( $this->throttle->is_flood_of_kinds( 'address_' . get_current_user_id(), $origin, self::PER_MINUTE ) ) {
			throw new Problem( 'pedal_throttled', 429, 'base_url' );
		}
	}
}
