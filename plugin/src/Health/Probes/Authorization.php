<?php
/**
 * The Authorization header reaches WordPress.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\MirrorImage;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;

final class Authorization implements Probe {

	public function __construct(
		private readonly MirrorImage $mirror,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'authorization';
	}

	public function label(): string {
		return __( 'Authorization header', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$image = $this->mirror->seen();
		if ( null === $image ) {
			return Finding::not_looked( $this->mirror->reply()->evidence );
		}
		return $image->yes( 'authorization' )
			? Finding::good( __( 'Keys in the Authorization header reach WordPress.', 'pedal-bridge' ) )
			: Finding::recommended( 'authorization_stripped', $this->causes->of( 'authorization_stripped' ), $this->mirror->reply()->evidence . '; PHP_AUTH_USER: –', $this->causes->hint( 'authorization_stripped' ) );
	}
}
