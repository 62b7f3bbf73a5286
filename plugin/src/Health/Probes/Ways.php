<?php
/**
 * Every delivery method and every rule that sends leads to a connection: orders of one that leads nowhere are not sent, and nobody hears of it.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Routes;
use Pedal\Storage\Connections;

final class Ways implements Probe {

	private const CODE = 'way_to_nowhere';

	public function __construct(
		private readonly Routes $routes,
		private readonly Connections $connections,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'ways';
	}

	public function label(): string {
		return __( 'Methods and rules', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$astray = $this->routes->astray( $this->connections->all() );
		return array() === $astray
			? Finding::good( __( 'Every delivery method and every rule that sends leads to a connection.', 'pedal-bridge' ) )
			: Finding::critical( self::CODE, $this->causes->of( self::CODE ), implode( ', ', $astray ), $this->causes->hint( self::CODE ) );
	}
}
