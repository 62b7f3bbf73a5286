<?php
/**
 * The windows a shipping method can offer, from what is already known: nothing in here ever calls anybody.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Rules;
use Pedal\Forwarding\Log;
use Pedal\Forwarding\Offers;

final class Slots {

	public function __construct(
		private readonly Zones $zones,
		private readonly Offers $offers,
		private readonly Clock $clock,
		private readonly Log $log,
	) {}

	/**
	 * One query for all. A shop whose tables are broken still sells.
	 */
	public function of( ShippingMethod $method ): Offer {
		try {
			$connection = self::connection_of( $method, $this->zones->connections() );
			$known      = null === $connection ? null : $this->offers->known( $connection );
			return new Offer( $connection, $known['windows'] ?? array(), $known['stale'] ?? false, $method->slot_is_required(), $this->clock->now() );
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The checkout could not read the delivery windows.', $failure );
			return new Offer( null );
		}
	}

	/**
	 * Where nothing is chosen and nothing demanded, nothing is looked up.
	 *
	 * @param string|null $asked As in Decision::on().
	 */
	public function decide( ShippingMethod $method, ?string $asked, string $wish ): Decision {
		$nothing = '' === ( $asked ?? $wish ) && ( null === $asked || ! $method->slot_is_required() );
		return Decision::on( $nothing ? new Offer( null ) : $this->of( $method ), $asked, $wish );
	}

	/**
	 * @param array<int,Connection> $connections By id.
	 */
	public static function connection_of( ShippingMethod $method, array $connections ): ?Connection {
		return $connections[ $method->connection_id() ?? Rules::only_ready( $connections ) ?? 0 ] ?? null;
	}
}
