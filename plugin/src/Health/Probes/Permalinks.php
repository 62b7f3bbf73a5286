<?php
/**
 * Readable addresses: without them the shop's API has none.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;

final class Permalinks implements Probe {

	public function __construct(
		private readonly \Pedal\Setup\Permalinks $permalinks,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'permalinks';
	}

	public function label(): string {
		return __( 'Permalinks', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		return $this->permalinks->are_plain()
			? Finding::recommended( 'plain_permalinks', $this->causes->of( 'plain_permalinks' ), 'permalink_structure = ""', $this->causes->hint( 'plain_permalinks' ) )
			: Finding::good( __( 'The shop has readable addresses.', 'pedal-bridge' ) );
	}
}
