<?php
/**
 * Asks the platforms for their windows in the background, so that no shopper ever waits for one.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Connection;
use Pedal\Core\Rules;
use Pedal\Forwarding\Guard;
use Pedal\Forwarding\Log;
use Pedal\Forwarding\Offers;
use Pedal\Storage\Connections;

final class WarmOffers {

	/**
	 * A platform that hangs must not hold the clock for all others.
	 */
	private const BUDGET_SECONDS = 20;

	public function __construct(
		private readonly Connections $connections,
		private readonly Offers $offers,
		private readonly Guard $guard,
		private readonly Log $log,
	) {}

	/**
	 * On `pedal_tick`, after the pass: orders come first. Never throws.
	 */
	public function keep(): void {
		try {
			if ( '' !== $this->guard->reason() ) {
				return;
			}
			$ends = microtime( true ) + self::BUDGET_SECONDS;
			foreach ( $this->offered() as $connection ) {
				if ( microtime( true ) < $ends && $connection->may_send() ) {
					$this->ask( $connection );
				}
			}
		} catch ( \Throwable $failure ) {
			$this->log->error( 'The delivery windows could not be refreshed.', $failure );
		}
	}

	private function ask( Connection $connection ): void {
		try {
			$this->offers->keep_warm( $connection );
		} catch ( \Throwable $failure ) {
			$this->log->info( 'A platform did not say its delivery windows; the checkout shows the last known ones.', array( 'connection_id' => $connection->id ) );
		}
	}

	/**
	 * @return array<int,Connection> Those that some method in a zone delivers with, healthy ones first.
	 */
	private function offered(): array {
		$connections = $this->connections->all();
		$offered     = array();
		foreach ( self::instances() as $instance ) {
			$connection = Slots::connection_of( new ShippingMethod( $instance ), $connections );
			if ( null !== $connection ) {
				$offered[ $connection->id ] = $connection;
			}
		}
		uasort( $offered, static fn( Connection $a, Connection $b ): int => $a->failures <=> $b->failures );
		return $offered;
	}

	/**
	 * Read from the table: other plugins' methods may do anything when they are made.
	 *
	 * @return list<int>
	 */
	private static function instances(): array {
		$store     = new \WC_Shipping_Zone_Data_Store();
		$instances = array();
		foreach ( array_merge( array( 0 ), wp_list_pluck( $store->get_zones(), 'zone_id' ) ) as $zone ) {
			foreach ( $store->get_methods( (int) $zone, true ) as $method ) {
				if ( Rules::METHOD === $method->method_id ) {
					$instances[] = (int) $method->instance_id;
				}
			}
		}
		return $instances;
	}
}
