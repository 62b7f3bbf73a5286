<?php
/**
 * The shop and its platforms agree on the time, so that windows mean the same to both.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\PlatformVisits;
use Pedal\Health\Probe;

final class PlatformClock implements Probe {

	private const TOLERATED_SECONDS = 120;

	/**
	 * Beyond, windows that are open look over, and their orders are not sent.
	 */
	private const HARMFUL_SECONDS = 900;

	public function __construct( private readonly PlatformVisits $visits ) {}

	public function id(): string {
		return 'platform_clock';
	}

	public function label(): string {
		return __( 'Clocks of shop and platforms', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$skews = array();
		foreach ( $this->visits->all() as $visit ) {
			if ( null !== $visit['skew'] ) {
				$skews[ $visit['connection']->name ] = $visit['skew'];
			}
		}
		$worst = array() === $skews ? 0 : max( array_map( 'abs', $skews ) );
		$facts = implode( ', ', array_map( static fn( string $name, int $skew ): string => "$name − database: $skew s", array_keys( $skews ), $skews ) );
		if ( $worst <= self::TOLERATED_SECONDS ) {
			return Finding::good( __( 'The shop and its platforms agree on the time.', 'pedal-bridge' ), $facts );
		}
		$said = array(
			'platform_clock_skew',
			__( 'The shop and the platform do not agree on the time, so windows end too early or too late for one of them.', 'pedal-bridge' ),
			$facts,
			__( 'Ask your host to set the clock of your server by NTP. If it is right, tell your cooperative.', 'pedal-bridge' ),
		);
		return $worst > self::HARMFUL_SECONDS ? Finding::critical( ...$said ) : Finding::recommended( ...$said );
	}
}
