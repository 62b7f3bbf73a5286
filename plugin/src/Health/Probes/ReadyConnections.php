<?php
/**
 * Every connection that is switched on can send.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Core\Connection;
use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\Connections;

final class ReadyConnections implements Probe {

	/**
	 * Pauses that end by themselves.
	 */
	private const PASSING = array( 'pedal_throttled', 'pedal_circuit_open' );

	public function __construct(
		private readonly Connections $connections,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'connections';
	}

	public function label(): string {
		return __( 'Connections', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$on   = array_filter( $this->connections->all(), static fn( Connection $connection ): bool => $connection->enabled );
		$idle = array_values( array_filter( $on, static fn( Connection $connection ): bool => ! $connection->may_send() ) );
		if ( array() === $idle ) {
			return Finding::good( __( 'Every connection that is switched on can send.', 'pedal-bridge' ), count( $on ) . ' / ' . count( $this->connections->all() ) );
		}
		usort( $idle, static fn( Connection $a, Connection $b ): int => (int) self::passes( $a ) <=> (int) self::passes( $b ) );
		$worst = $idle[0];
		$code  = '' === $worst->status_code ? 'connection_unchecked' : $worst->status_code;
		$said  = array(
			$code,
			"{$worst->name}: " . ( $this->sentences->of( $code ) ?: __( 'The connection was not checked yet.', 'pedal-bridge' ) ),
			implode( ', ', array_map( static fn( Connection $one ): string => "{$one->slug}: {$one->status} {$one->status_code}", $idle ) ),
			$this->sentences->hint( $code ) ?: __( 'Open the connection and press "Check".', 'pedal-bridge' ),
		);
		return self::passes( $worst ) ? Finding::recommended( ...$said ) : Finding::critical( ...$said );
	}

	private static function passes( Connection $connection ): bool {
		return in_array( $connection->status_code, self::PASSING, true );
	}
}
