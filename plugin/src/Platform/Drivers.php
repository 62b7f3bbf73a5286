<?php
/**
 * The list of drivers: a further platform is one folder and one line here.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Credentials;

final class Drivers {

	public function __construct(
		private readonly Transport $transport,
		private readonly Clock $clock,
	) {}

	/**
	 * @return array<string,array{name:string,abilities:list<string>,settings_schema:array<string,mixed>,make:callable}>
	 */
	public function all(): array {
		/** @var array<string,array{name:string,abilities:list<string>,settings_schema:array<string,mixed>,make:callable}> $drivers */
		$drivers = array(
			'coopcycle' => CoopCycle\Driver::definition(),
			'webhook'   => Webhook\Driver::definition(),
		);
		/**
		 * Drivers for other platforms.
		 *
		 * @param array $drivers Id => {name, abilities, settings_schema, make( Transport, Credentials, Clock, array $settings, ?array $store ): Platform}.
		 */
		$filtered = apply_filters( 'pedal_drivers', $drivers );
		return is_array( $filtered ) ? $filtered : $drivers; // @phpstan-ignore return.type (the filter promises the same shape)
	}

	public function has( string $driver ): bool {
		return isset( $this->all()[ $driver ] );
	}

	/**
	 * @throws Unavailable When the driver is not installed (any more).
	 */
	public function make( Connection $connection, Credentials $credentials, ?Transport $transport = null ): Platform {
		$driver = $this->all()[ $connection->driver ] ?? null;
		if ( null === $driver ) {
			throw new Unavailable( 'pedal_not_a_platform', true, words: $connection->driver, left: false );
		}
		return ( $driver['make'] )( $transport ?? $this->transport, $credentials, $this->clock, $connection->settings, $connection->store );
	}
}
