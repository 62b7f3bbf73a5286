<?php
/**
 * This shop is the one its deliveries belong to, and no copy beside it.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\Install;

final class ClonedSite implements Probe {

	public function __construct(
		private readonly Install $install,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'site';
	}

	public function label(): string {
		return __( 'Original or copy', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		return $this->install->is_elsewhere()
			? Finding::critical( 'pedal_cloned_site', $this->sentences->of( 'pedal_cloned_site' ), $this->install->known_home() . ' → ' . home_url(), $this->sentences->hint( 'pedal_cloned_site' ) )
			: Finding::good( __( 'The shop is where it always was.', 'pedal-bridge' ) );
	}
}
