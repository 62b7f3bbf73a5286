<?php
/**
 * The web server and the database agree on the time.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Core\Clock;
use Pedal\Health\Finding;
use Pedal\Health\Probe;

final class ServerClock implements Probe {

	private const TOLERATED_SECONDS = 60;

	public function __construct( private readonly Clock $clock ) {}

	public function id(): string {
		return 'server_clock';
	}

	public function label(): string {
		return __( 'Clocks of web server and database', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$skew  = $this->clock->exactly() - time();
		$facts = "database − PHP: $skew s";
		return abs( $skew ) <= self::TOLERATED_SECONDS
			? Finding::good( __( 'Web server and database agree on the time.', 'pedal-bridge' ), $facts )
			: Finding::recommended(
				'clock_skew',
				__( 'Web server and database do not agree on the time. Windows may be judged over too early or too late, and signed requests may be refused.', 'pedal-bridge' ),
				$facts,
				__( 'Ask your host to set the clocks of all servers by NTP.', 'pedal-bridge' )
			);
	}
}
