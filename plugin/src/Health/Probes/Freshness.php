<?php
/**
 * The shop itself answers, not a cache in front of it.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\MirrorImage;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Doorway;

final class Freshness implements Probe {

	public function __construct(
		private readonly MirrorImage $mirror,
		private readonly Doorway $doorway,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'cache';
	}

	public function label(): string {
		return __( 'Caches', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$entry  = $this->doorway->woocommerce();
		$frozen = $this->mirror->is_frozen();
		if ( $frozen || $entry->is_from_cache() || $this->mirror->reply()->is_from_cache() ) {
			$evidence = $frozen ? $this->mirror->reply()->evidence . '; the same answer to a new question' : $entry->evidence;
			return Finding::recommended( 'cached', $this->causes->of( 'cached' ), $evidence, $this->causes->hint( 'cached' ) );
		}
		return null === $this->mirror->seen()
			? Finding::not_looked( $this->mirror->reply()->evidence )
			: Finding::good( __( 'The shop itself answers every time.', 'pedal-bridge' ) );
	}
}
