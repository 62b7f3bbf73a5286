<?php
/**
 * The platform behind a connection, ready for the engine.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Connection;
use Pedal\Core\Timing;
use Pedal\Platform\Drivers;
use Pedal\Platform\Platform;
use Pedal\Platform\Transport;
use Pedal\Platform\Unavailable;
use Pedal\Storage\Connections;

final class Platforms {

	public function __construct(
		private readonly Drivers $drivers,
		private readonly Connections $connections,
		private readonly Transport $transport,
		private readonly Timing $timing,
	) {}

	/**
	 * @throws Unavailable When its driver is gone.
	 */
	public function of( Connection $connection ): Platform {
		$per_second = $this->timing->requests_per_second;
		return $this->drivers->make(
			$connection,
			$this->connections->credentials( $connection ),
			new ThrottledTransport( $this->transport, fn(): bool => $this->connections->take_turn( $connection->id, $per_second ) )
		);
	}
}
