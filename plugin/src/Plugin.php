<?php
/**
 * Starts the house: reads the wiring lists and keeps the tables current.
 */

declare( strict_types=1 );

namespace Pedal;

use Pedal\Forwarding\Clocks;
use Pedal\Storage\Connections;
use Pedal\Storage\Install;
use Pedal\Storage\Leftovers;
use Pedal\Storage\Schema;
use Pedal\Storage\Settings;
use Pedal\Storage\Watch;

final class Plugin {

	private static ?Services $services = null;

	private static bool $listens = false;

	public static function services(): Services {
		return self::$services ??= new Services( require __DIR__ . '/wiring/services.php' );
	}

	/**
	 * On `plugins_loaded`, when everything the plugin needs is there.
	 */
	public static function start(): void {
		$is_new = ! self::services()->get( Schema::class )->is_current();
		self::keep_schema();
		self::listen();
		if ( $is_new ) {
			self::services()->get( Clocks::class )->start();
		}
	}

	private static function listen(): void {
		if ( self::$listens ) {
			return;
		}
		self::$listens = true;
		foreach ( require __DIR__ . '/wiring/hooks.php' as $hook ) {
			list( $name, $callback, $priority, $arguments ) = $hook + array( 2 => 10, 3 => 1 );
			add_filter( $name, self::lazily( $callback ), $priority, $arguments );
		}
	}

	/**
	 * A listener that costs nothing until its hook fires.
	 *
	 * @param array{0:class-string,1:string} $callback
	 */
	private static function lazily( array $callback ): callable {
		return static function ( mixed ...$arguments ) use ( $callback ): mixed {
			$listener = array( self::services()->get( $callback[0] ), $callback[1] );
			return is_callable( $listener ) ? $listener( ...$arguments ) : null;
		};
	}

	/**
	 * In a network the other sites make their tables, and start their clocks, when they are first visited.
	 */
	public static function activate(): void {
		self::keep_schema( true );
		// In this request the plugin came too late for start(); WP-Cron does not know our schedule yet.
		self::listen();
		self::services()->get( Clocks::class )->start();
	}

	public static function deactivate( bool $network_wide = false ): void {
		self::on_each_site( $network_wide, static fn() => self::services()->get( Clocks::class )->stop() );
	}

	public static function uninstall(): void {
		self::on_each_site( true, self::leave( ... ) );
	}

	private static function on_each_site( bool $all, callable $work ): void {
		if ( ! $all || ! is_multisite() ) {
			$work();
			return;
		}
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
			switch_to_blog( $site );
			// Every object remembers whose tables it works on.
			self::$services = null;
			$work();
			restore_current_blog();
		}
		self::$services = null;
	}

	/**
	 * Secrets go always; the rest when the merchant chose so.
	 */
	private static function leave(): void {
		$services = self::services();
		$services->get( Clocks::class )->stop();
		$schema = $services->get( Schema::class );
		if ( $services->get( Settings::class )->of( 'uninstall' )->yes( 'delete_data' ) ) {
			$services->get( Leftovers::class )->forget();
			$schema->drop();
			$services->get( Settings::class )->forget();
			$services->get( Install::class )->forget();
			return;
		}
		if ( array() === $schema->missing_tables() ) {
			foreach ( array_keys( $services->get( Connections::class )->all() ) as $id ) {
				$services->get( Connections::class )->forget_secrets( $id );
			}
		}
	}

	/**
	 * Nothing of the shop may break because our tables could not be made; health says so.
	 */
	private static function keep_schema( bool $look_closely = false ): void {
		$schema = self::services()->get( Schema::class );
		if ( $schema->is_current() && ! $look_closely ) {
			return;
		}
		try {
			$schema->ensure();
			self::services()->get( Install::class )->id();
			self::services()->get( Settings::class )->ensure();
			$watch = self::services()->get( Watch::class );
			if ( ! $watch->has_floor() && array() === self::services()->get( Connections::class )->all() ) {
				// Orders from before our time are none of our business.
				$watch->start_from( $watch->newest_order() );
			}
		} catch ( \Throwable $failure ) {
			self::services()->get( Forwarding\Log::class )->error( 'The tables could not be made.', $failure );
		}
	}
}
