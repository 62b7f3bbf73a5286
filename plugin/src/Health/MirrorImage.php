<?php
/**
 * What the shop saw of a call to itself.
 */

declare( strict_types=1 );

namespace Pedal\Health;

use Pedal\Core\Fields;
use Pedal\Setup\Doorway;
use Pedal\Setup\Reply;

final class MirrorImage {

	private ?Reply $first = null;

	private string $url = '';

	public function __construct( private readonly Doorway $doorway ) {}

	/**
	 * The same look serves all probes that need one.
	 */
	public function reply(): Reply {
		return $this->first ??= $this->look();
	}

	/**
	 * Null when the call never came as far as the mirror.
	 */
	public function seen(): ?Fields {
		$seen = $this->reply()->fields();
		return $seen->has( 'mirror' ) ? $seen : null;
	}

	/**
	 * The same address once more, with another note: whoever still answers with the first one has not asked the shop.
	 */
	public function is_frozen(): bool {
		$first = $this->seen();
		return null !== $first && $this->look()->fields()->text( 'mirror' ) === $first->text( 'mirror' );
	}

	private function look(): Reply {
		// One address per examination, so that nothing cached before is taken for today's answer.
		$this->url = '' === $this->url ? add_query_arg( 'pedal', bin2hex( random_bytes( 6 ) ), $this->doorway->url( 'wc/v3' ) ) : $this->url;
		$note      = Mirror::note();
		return $this->doorway->ask(
			$this->url,
			array(
				Mirror::HEADER  => $note,
				'Authorization' => 'Basic ' . base64_encode( Mirror::USER . ":$note" ),
			)
		);
	}
}
