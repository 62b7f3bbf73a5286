<?php
/**
 * The shop's two addresses as they are stored: WordPress' own functions answer with the scheme of the request at hand.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class SiteAddresses {

	public function home(): string {
		return self::stored( 'home' );
	}

	public function wordpress(): string {
		return self::stored( 'siteurl' );
	}

	private static function stored( string $name ): string {
		$url = get_option( $name );
		return is_string( $url ) ? $url : '';
	}
}
