<?php
/**
 * A shop that lives in a folder of its server: /shop/… belongs to WordPress, everything else to nobody.
 */

declare( strict_types=1 );

$path = '/' . ltrim( rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ), '/' );
$root = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );
if ( ! str_starts_with( $path, '/shop/' ) ) {
	http_response_code( 404 );
	echo '<title>Not Found</title>';
	return true;
}
if ( is_file( $root . $path ) ) {
	return false;
}
$index                      = rtrim( $path, '/' ) . '/index.php';
$index                      = is_file( $root . $index ) ? $index : '/shop/index.php';
$_SERVER['SCRIPT_NAME']     = $index;
$_SERVER['PHP_SELF']        = $index;
$_SERVER['SCRIPT_FILENAME'] = $root . $index;
chdir( dirname( $root . $index ) );
require $root . $index;
