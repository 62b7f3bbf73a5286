<?php
/**
 * On whose clock a connection delivers. What this request has already read is not read again for each mail of an order.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Pedal\Core\Connection;
use Pedal\Storage\Connections;

final class Zones {

	/**
	 * @var array<int,string> Connection id => time zone.
	 */
	private array $known = array();

	public function __construct( private readonly Connections $connections ) {}

	/**
	 * @return array<int,Connection> By id.
	 */
	public function connections(): array {
		$connections = $this->connections->remember();
		$this->known = array_map( static fn( Connection $connection ): string => $connection->timezone(), $connections );
		return $connections;
	}

	/**
	 * The shop's own clock when the connection is gone.
	 */
	public function of( int $connection_id ): string {
		if ( ! isset( $this->known[ $connection_id ] ) ) {
			$connection = $this->connections->find( $connection_id );
			if ( null === $connection ) {
				return wp_timezone_string();
			}
			$this->known[ $connection_id ] = $connection->timezone();
		}
		return $this->known[ $connection_id ];
	}
}
