<?php
/**
 * Every platform can be reached, and its certificate is valid.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Core\Connection;
use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\PlatformVisits;
use Pedal\Health\Probe;

final class PlatformWay implements Probe {

	/**
	 * Another probe speaks about these.
	 */
	private const ELSEWHERE = array( 'pedal_tampered_http' );

	public function __construct(
		private readonly PlatformVisits $visits,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'platforms';
	}

	public function label(): string {
		return __( 'The way to the platforms', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$troubled = array();
		foreach ( $this->visits->all() as $visit ) {
			if ( '' !== $visit['code'] && ! in_array( $visit['code'], self::ELSEWHERE, true ) ) {
				$troubled[] = $visit;
			}
		}
		if ( array() === $troubled ) {
			return Finding::good( __( 'Every platform can be reached, with a valid certificate.', 'pedal-bridge' ), $this->facts( $this->visits->all() ) );
		}
		usort( $troubled, static fn( array $a, array $b ): int => (int) $b['connection']->enabled <=> (int) $a['connection']->enabled );
		$code = $troubled[0]['code'];
		$said = array( $code, "{$troubled[0]['connection']->name}: {$this->sentences->of( $code )}", $this->facts( $troubled ), $this->sentences->hint( $code ) );
		return $troubled[0]['connection']->enabled ? Finding::critical( ...$said ) : Finding::recommended( ...$said );
	}

	/**
	 * @param list<array{connection:Connection,code:string,evidence:string,skew:?int}> $visits
	 */
	private function facts( array $visits ): string {
		return implode( '; ', array_column( $visits, 'evidence' ) );
	}
}
