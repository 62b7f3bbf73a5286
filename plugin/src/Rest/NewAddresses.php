<?php
/**
 * Keeps "check this address" from becoming a port scanner: a user may try ten addresses a minute that no connection has yet.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
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
		$origin = $this->callable_origin( trim( $address ) );
		if ( null === $origin || in_array( $origin, $this->known(), true ) ) {
			return;
		}
		if ( $this->throttle->is_flood_of_kinds( 'address_' . get_current_user_id(), $origin, self::PER_MINUTE ) ) {
			throw new Problem( 'pedal_throttled', 429, 'base_url' );
		}
	}

	/**
	 * @return string|null Null when it may not be called at all.
	 */
	private function callable_origin( string $address ): ?string {
		$origin = '';
		try {
			$origin = $this->policy->parse( str_contains( $address, '://' ) ? $address : "https://$address" )->origin();
			$this->policy->admit( $origin );
		} catch ( Trouble $trouble ) {
			if ( 'pedal_url_not_allowed' === $trouble->reason ) {
				return null;
			}
		}
		return $origin;
	}

	/**
	 * @return list<string>
	 */
	private function known(): array {
		return array_values( array_map( static fn( Connection $connection ): string => $connection->base_url, $this->connections->all() ) );
	}
}
