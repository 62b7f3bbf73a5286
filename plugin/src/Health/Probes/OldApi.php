<?php
/**
 * Nothing needs the API that WooCommerce removed.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\LegacyApi;

final class OldApi implements Probe {

	public function __construct(
		private readonly LegacyApi $legacy,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'legacy_api';
	}

	public function label(): string {
		return __( 'Old API', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		if ( ! $this->legacy->is_missed() ) {
			return Finding::good( __( 'Nothing needs WooCommerce\'s old API.', 'pedal-bridge' ) );
		}
		$found = $this->legacy->found();
		return Finding::recommended(
			'legacy_api',
			$this->causes->of( 'legacy_api' ),
			"webhooks: {$found['webhooks']}; /wc-api/: " . ( $found['last_call_at'] ?? '–' ),
			$this->causes->hint( 'legacy_api' )
		);
	}
}
