<?php
/**
 * Prints the plugin's REST routes and their schemas as JSON. Loads nothing but the schema classes, so any PHP will do.
 */

declare( strict_types=1 );

$source = dirname( __DIR__, 2 ) . '/plugin/src';

spl_autoload_register(
	static function ( string $name ) use ( $source ): void {
		if ( str_starts_with( $name, 'Pedal\\' ) ) {
			require $source . '/' . str_replace( '\\', '/', substr( $name, 6 ) ) . '.php';
		}
	}
);

$routes = array();
foreach ( require "$source/wiring/routes.php" as list( $verbs, $path, $access, , $arguments, $answer ) ) {
	$routes[] = array(
		'verbs'     => explode( ', ', $verbs ),
		'path'      => $path,
		'access'    => is_string( $access ) ? $access : null,
		'arguments' => $arguments(),
		'answer'    => $answer(),
	);
}

echo json_encode( array( 'routes' => $routes, 'problem' => Pedal\Rest\Schema\Site::problem() ), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
