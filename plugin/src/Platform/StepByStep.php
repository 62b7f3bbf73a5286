<?php
/**
 * Checks of a connection one after another, each with its own code and time, up to the first that fails.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class StepByStep {

	/**
	 * @var list<array{name:string,ok:bool,code:string,ms:int}>
	 */
	private array $steps = array();

	/**
	 * @param array<string,callable():(string|null|void)> $checks By name. Each answers a code that is worth saying although it passed, or nothing.
	 * @return list<array{name:string,ok:bool,code:string,ms:int}>
	 */
	public static function run( array $checks ): array {
		$walk = new self();
		foreach ( $checks as $name => $check ) {
			if ( ! $walk->pass( $name, $check ) ) {
				break;
			}
		}
		return $walk->steps;
	}

	/**
	 * @param callable():(string|null|void) $check
	 */
	private function pass( string $name, callable $check ): bool {
		$start = hrtime( true );
		$ok    = true;
		try {
			$said = $check();
			$code = is_string( $said ) ? $said : '';
		} catch ( Trouble $trouble ) {
			$ok   = false;
			$code = 'backoff' === $trouble->reason || 'quarantine' === $trouble->reason ? 'pedal_host_unreachable' : $trouble->reason;
		}
		$this->steps[] = array(
			'name' => $name,
			'ok'   => $ok,
			'code' => $code,
			'ms'   => intdiv( hrtime( true ) - $start, 1000000 ),
		);
		return $ok;
	}
}
