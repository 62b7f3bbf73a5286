<?php
/**
 * The platform behind a connection, ready for the engine.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Connection;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Timing;
use Pedal\Platform\Drivers;
use Pedal\Platform\Listener;
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
	 * @param DeliveryRow|null $row What it will be told about.
	 * @throws Unavailable When its driver is gone.
	 */
	public function of( Connection $connection, ?DeliveryRow $row = null ): Platform {
		$platform = $this->made( $connection, $this->transport );
		return null !== $row && $platform instanceof Listener ? $platform->about( $row ) : $platform;
	}

	/**
	 * For a question that a person waits for, and whose answer may be missing: no call of it takes longer than a few seconds.
	 *
	 * @throws Unavailable When its driver is gone.
	 */
	public function briefly( Connection $connection ): Platform {
		return $this->made( $connection, new BriefTransport( $this->transport ) );
	}

	private function made( Connection $connection, Transport $transport ): Platform {
		$per_second = $this->timing->requests_per_second;
		return $this->drivers->make(
			$connection,
			$this->connections->credentials( $connection ),
			new ThrottledTransport( $transport, fn(): bool => $this->connections->take_turn( $connection->id, $per_second ) )
		);
	}

	/**
	 * It is told, and never asked.
	 */
	public function is_listener( Connection $connection ): bool {
		try {
			return $this->of( $connection ) instanceof Listener;
		} catch ( \Throwable ) {
			// A driver that fails does so when it is needed.
			return false;
		}
	}
}
