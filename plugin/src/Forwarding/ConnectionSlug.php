<?php
/**
 * The short name of a connection, made once from the name a person gave it.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class ConnectionSlug {

	private const LENGTH = 50;

	/**
	 * Letters, digits and dashes, since it names a constant too; no bare number, since the command line takes ids as well.
	 *
	 * @param list<string> $taken
	 */
	public static function of( string $name, array $taken ): string {
		$words = (string) preg_replace( '/(?:%[0-9a-f]{2}|[^a-z0-9])+/', '-', sanitize_title( $name ) );
		$base  = trim( substr( trim( $words, '-' ), 0, self::LENGTH ), '-' );
		$base  = '' === $base || ctype_digit( $base ) ? trim( "store-$base", '-' ) : $base;
		$slug  = $base;
		for ( $n = 2; in_array( $slug, $taken, true ); $n++ ) {
			$slug = "$base-$n";
		}
		return $slug;
	}
}
