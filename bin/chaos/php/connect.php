<?php
/**
 * Connects the shop to a platform: php connect.php <site> <json: base_url, identifier, secret>. Answers one JSON line with the connection's id.
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $given ] = $argv;
	$GLOBALS['argv']    = array();
	require $site . '/wp-load.php';
	wp_set_current_user( 1 );
	$wishes = json_decode( $given, true, 4, JSON_THROW_ON_ERROR ) + array( 'name' => 'Chaos', 'driver' => 'coopcycle', 'enabled' => true );

	$request = new WP_REST_Request( 'POST', '/wc-pedal/v1/connections' );
	$request->set_header( 'content-type', 'application/json' );
	$request->set_body( (string) wp_json_encode( $wishes ) );
	$answer = rest_do_request( $request );
	$made   = $answer->get_data();
	if ( 404 === $answer->get_status() ) {
		$connection = Pedal\Plugin::services()->get( Pedal\Forwarding\Connecting::class )->create( $wishes );
		$made       = array( 'id' => $connection->id );
	}
	fwrite( STDOUT, wp_json_encode( array( 'id' => $made['id'] ?? 0, 'answer' => $made ) ) . "\n" );
} )( $argv );
