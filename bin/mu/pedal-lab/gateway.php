<?php
/**
 * Inside a container, 127.0.0.1 is the container: connections to it are led to the machine that runs it, where the sandbox platform listens.
 */

declare( strict_types=1 );

add_action(
	'http_api_curl',
	static function ( $handle, array $request, string $url ): void {
		$port = wp_parse_url( $url, PHP_URL_PORT );
		if ( defined( 'PEDAL_LAB_GATEWAY' ) && '127.0.0.1' === wp_parse_url( $url, PHP_URL_HOST ) && $port ) {
			curl_setopt( $handle, CURLOPT_CONNECT_TO, array( "127.0.0.1:$port:" . PEDAL_LAB_GATEWAY . ":$port" ) );
		}
	},
	10,
	3
);
