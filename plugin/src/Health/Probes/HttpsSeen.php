<?php
/**
 * When visitors use https, WordPress knows it.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\MirrorImage;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Doorway;

final class HttpsSeen implements Probe {

	public function __construct(
		private readonly MirrorImage $mirror,
		private readonly Doorway $doorway,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'https';
	}

	public function label(): string {
		return __( 'Encrypted connections', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$https = str_starts_with( $this->doorway->url( '' ), 'https://' );
		if ( ! $https ) {
			return $this->doorway->is_local()
				? Finding::good( __( 'The shop runs on this machine only.', 'pedal-bridge' ) )
				: Finding::recommended( 'plain_http', $this->causes->of( 'plain_http' ), $this->doorway->url( '' ), $this->causes->hint( 'plain_http' ) );
		}
		$image = $this->mirror->seen();
		if ( null === $image ) {
			return Finding::not_looked( $this->mirror->reply()->evidence );
		}
		return $image->yes( 'https' )
			? Finding::good( __( 'WordPress knows that visitors use https.', 'pedal-bridge' ) )
			: Finding::recommended( 'https_not_seen', $this->causes->of( 'https_not_seen' ), 'is_ssl() = false; X-Forwarded-Proto: ' . $image->text( 'forwarded', '–' ), $this->causes->hint( 'https_not_seen' ) );
	}
}
