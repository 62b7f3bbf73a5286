<?php
/**
 * Which plugin listens to a hook, found by looking where its code lies.
 */

declare( strict_types=1 );

namespace Pedal\Health;

final class Listeners {

	/**
	 * Names of plugins, must-use plugins and themes, without WordPress itself and ourselves.
	 *
	 * @return list<string>
	 */
	public function of( string $hook ): array {
		global $wp_filter;
		$names = array();
		foreach ( $wp_filter[ $hook ]->callbacks ?? array() as $callbacks ) {
			foreach ( $callbacks as $callback ) {
				$names[] = $this->owner( $callback['function'] ?? null );
			}
		}
		return array_values( array_unique( array_filter( $names, static fn( string $name ): bool => '' !== $name ) ) );
	}

	private function owner( mixed $callback ): string {
		try {
			$file = self::reflected( $callback )?->getFileName();
		} catch ( \ReflectionException ) {
			$file = false;
		}
		return is_string( $file ) ? $this->name_of( $file ) : '';
	}

	/**
	 * @throws \ReflectionException
	 */
	private static function reflected( mixed $callback ): ?\ReflectionFunctionAbstract {
		return match ( true ) {
			$callback instanceof \Closure, is_string( $callback ) && ! str_contains( $callback, '::' ) => new \ReflectionFunction( $callback ),
			is_string( $callback )                                                                     => new \ReflectionMethod( $callback ),
			is_array( $callback ) && isset( $callback[0], $callback[1] ) && is_string( $callback[1] ) && ( is_object( $callback[0] ) || is_string( $callback[0] ) ) => new \ReflectionMethod( $callback[0], $callback[1] ),
			is_object( $callback )                                                                     => new \ReflectionMethod( $callback, '__invoke' ),
			default                                                                                    => null,
		};
	}

	private function name_of( string $file ): string {
		$must_use = self::below( $file, WPMU_PLUGIN_DIR );
		if ( '' !== $must_use ) {
			return $must_use;
		}
		foreach ( array( get_theme_root(), ABSPATH . WPINC, ABSPATH . 'wp-admin' ) as $place => $folder ) {
			if ( '' !== self::below( $file, $folder ) ) {
				return 0 === $place ? self::below( $file, $folder ) : '';
			}
		}
		$slug = strtok( plugin_basename( $file ), '/' );
		return is_string( $slug ) && dirname( plugin_basename( PEDAL_FILE ) ) !== $slug ? $this->plugin_name( $slug ) : '';
	}

	/**
	 * First part of the path below a folder, also when the folder is a link; empty when it lies elsewhere.
	 */
	private static function below( string $file, string $folder ): string {
		foreach ( array( $folder, (string) realpath( $folder ) ) as $known ) {
			$known = trailingslashit( wp_normalize_path( $known ) );
			if ( '/' !== $known && str_starts_with( wp_normalize_path( $file ), $known ) ) {
				return explode( '/', substr( wp_normalize_path( $file ), strlen( $known ) ) )[0];
			}
		}
		return '';
	}

	private function plugin_name( string $slug ): string {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		foreach ( get_plugins() as $file => $plugin ) {
			if ( str_starts_with( $file, "$slug/" ) || $file === $slug ) {
				return $plugin['Name'];
			}
		}
		return $slug;
	}
}
