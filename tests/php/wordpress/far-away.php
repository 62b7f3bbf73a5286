<?php
/**
 * A server that means no good, for WpTransportTest; php -S runs it. Every request becomes a line of the file it is told.
 */

declare( strict_types=1 );

$path = (string) parse_url( (string) $_SERVER['REQUEST_URI'], PHP_URL_PATH );
file_put_contents( (string) getenv( 'PEDAL_TEST_LOG' ), "{$_SERVER['REQUEST_METHOD']} $path\n", FILE_APPEND );

match ( $path ) {
	'/elsewhere' => header( 'Location: /there', true, 302 ),
	'/same'      => header( 'Location: /there', true, 307 ),
	'/huge'      => print str_repeat( str_repeat( 'x', 1024 ), 3 * 1024 ),
	default      => print 'here',
};
