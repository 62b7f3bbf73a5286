<?php
/**
 * The front door of a shop that PHP's own web server serves: files as they are, folders by their index.php, all else to WordPress.
 */

declare( strict_types=1 );

$root = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );
$path = '/' . ltrim( rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ), '/' );

if ( preg_match( '#^/wp-content/(database|lab|pedal-lab)(/|$)#', $path ) || str_contains( $path, '/.' ) ) {
	http_response_code( 403 );
	return true;
}
if ( is_file( $root . $path ) ) {
	return false;
}

$index = rtrim( $path, '/' ) . '/index.php';
$index = is_file( $root . $index ) ? $index : '/index.php';

$_SERVER['SCRIPT_NAME']     = $index;
$_SERVER['PHP_SELF']        = $index;
$_SERVER['SCRIPT_FILENAME'] = $root . $index;
chdir( dirname( $root . $index ) );
require $root . $index;
