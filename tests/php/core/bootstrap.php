<?php
/**
 * For the pure ring: the few WordPress functions that Platform speaks with, each as small as it can be and still say the same.
 */

declare( strict_types=1 );

require dirname( __DIR__ ) . '/bootstrap-core.php';

/** The language is English here. */
function __( string $text, string $domain = 'default' ): string {
	return $text;
}

function wp_json_encode( mixed $value, int $flags = 0, int $depth = 512 ): string|false {
	return json_encode( $value, $flags, $depth );
}

/**
 * PHP's own, which WordPress only mends for addresses without a scheme.
 *
 * @return array<string, string|int>|false
 */
function wp_parse_url( string $url ): array|false {
	return parse_url( str_starts_with( $url, '//' ) ? "placeholder:$url" : $url );
}

function wp_strip_all_tags( string $text ): string {
	return trim( strip_tags( (string) preg_replace( '@<(script|style)[^>]*?>.*?</\\1>@si', '', $text ) ) );
}
