<?php
/**
 * No login, firewall or "are you human?" page stands between programs and the shop's API.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Listeners;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Doorway;
use Pedal\Setup\Obstacle;
use Pedal\Setup\Reply;

final class Walls implements Probe {

	private const WALLS = array( Obstacle::LoginWall, Obstacle::Challenge, Obstacle::Firewall );

	/**
	 * Some hosts and firewalls judge by the name a program gives itself; platforms call by such names.
	 */
	private const PROGRAM = 'Symfony HttpClient (Curl)';

	public function __construct(
		private readonly Doorway $doorway,
		private readonly Listeners $listeners,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'walls';
	}

	public function label(): string {
		return __( 'Logins, firewalls and challenges', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$reply = $this->doorway->woocommerce();
		if ( Obstacle::None === $reply->obstacle ) {
			$reply = $this->doorway->ask( add_query_arg( '_fields', 'namespace', $this->doorway->url( 'wc/v3' ) ), array( 'User-Agent' => self::PROGRAM ) );
		}
		return in_array( $reply->obstacle, self::WALLS, true )
			? Finding::recommended( $reply->obstacle->value, $this->causes->of( $reply->obstacle->value ), $this->evidence( $reply ), $this->causes->hint( $reply->obstacle->value ) )
			: Finding::good( __( 'Programs are let through.', 'pedal-bridge' ) );
	}

	private function evidence( Reply $reply ): string {
		$listeners = Obstacle::LoginWall === $reply->obstacle ? $this->listeners->of( 'rest_authentication_errors' ) : array();
		$others    = array_diff( $listeners, array( 'WooCommerce' ) );
		return $reply->evidence . ( array() === $others ? '' : '; rest_authentication_errors: ' . implode( ', ', $others ) );
	}
}
