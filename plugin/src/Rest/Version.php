<?php
/**
 * A fingerprint of what somebody saw, so that their change cannot overwrite what they did not see.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Forwarding\Problem;

final class Version {

	private const LENGTH = 20;

	/**
	 * @return string As in an ETag header, quotes included.
	 */
	public static function of( mixed $seen ): string {
		return '"' . substr( hash( 'sha256', (string) wp_json_encode( $seen ) ), 0, self::LENGTH ) . '"';
	}

	/**
	 * Web servers that compress answers mark the tag (`W/"…"`, `"…-gzip"`); it is still the same version.
	 *
	 * @param string $claimed What a change says it is based on; empty when it does not say.
	 * @throws Problem
	 */
	public static function expect( string $claimed, string $current ): void {
		if ( '' !== $claimed && '*' !== $claimed && ! str_contains( $claimed, trim( $current, '"' ) ) ) {
			throw new Problem( 'pedal_changed_meanwhile', 409, 'version' );
		}
	}
}
