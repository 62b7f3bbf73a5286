<?php
/**
 * The pure core needs nothing but its own classes: no WordPress, no Composer autoloader of the plugin.
 */

declare( strict_types=1 );

spl_autoload_register(
	static function ( string $name ): void {
		foreach (
			array(
				'Pedal\\Tests\\' => __DIR__ . '/',
				'Pedal\\'        => dirname( __DIR__, 2 ) . '/plugin/src/',
			) as $prefix => $folder
		) {
			if ( str_starts_with( $name, $prefix ) ) {
				$file = $folder . strtr( substr( $name, strlen( $prefix ) ), '\\', '/' ) . '.php';
				if ( is_file( $file ) ) {
					require $file;
				}
				return;
			}
		}
	}
);

error_reporting( E_ALL );
