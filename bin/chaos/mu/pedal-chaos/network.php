<?php
/**
 * The shop's way to itself, shut; and the way to a receiver on this machine, which WordPress would not go by itself.
 */

declare( strict_types=1 );

if ( pedal_chaos_settings()['loopback_blocked'] ?? false ) {
	add_filter(
		'pre_http_request',
		static fn( mixed $answer, array $request, string $url ): mixed => str_starts_with( $url, home_url() )
			? new WP_Error( 'http_request_failed', 'cURL error 7: the rig lets nobody in' )
			: $answer,
		10,
		3
	);
}

if ( pedal_chaos_settings()['receiver'] ?? false ) {
	add_filter( 'http_request_host_is_external', '__return_true' );
	add_filter( 'http_allowed_safe_ports', static fn( array $ports ): array => array( ...$ports, (int) wp_parse_url( pedal_chaos_settings()['receiver'], PHP_URL_PORT ) ) );
}
