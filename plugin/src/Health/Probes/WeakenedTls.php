<?php
/**
 * No plugin has switched certificate checks off.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\Listeners;
use Pedal\Health\Probe;

final class WeakenedTls implements Probe {

	private const CODE = 'pedal_tampered_http';
	private const HOOK = 'https_ssl_verify';

	public function __construct(
		private readonly Listeners $listeners,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'tls_checks';
	}

	public function label(): string {
		return __( 'Certificate checks', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		/** This filter is documented in wp-includes/class-wp-http.php */
		if ( false !== apply_filters( self::HOOK, true, 'https://example.org/' ) ) {
			return Finding::good( __( 'Certificates of other servers are checked.', 'pedal-bridge' ) );
		}
		return Finding::critical(
			self::CODE,
			$this->sentences->of( self::CODE ),
			self::HOOK . ': ' . implode( ', ', $this->listeners->of( self::HOOK ) ),
			$this->sentences->hint( self::CODE )
		);
	}
}
