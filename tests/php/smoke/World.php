<?php
/**
 * A copy of the plugin and of a shop's database in a folder of its own, and the processes that look at it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\smoke;

final class World {

	private static ?string $site = null;

	private readonly string $folder;

	public function __construct() {
		$this->folder = sys_get_temp_dir() . '/pedal-world-' . getmypid() . '-' . bin2hex( random_bytes( 4 ) );
		mkdir( "{$this->folder}/plugins", 0777, true );
		mkdir( "{$this->folder}/database" );
		$site = self::site();
		foreach ( (array) glob( "$site/wp-content/database/{,.}[!.]*", GLOB_BRACE ) as $file ) {
			if ( is_file( (string) $file ) ) {
				copy( (string) $file, "{$this->folder}/database/" . basename( (string) $file ) );
			}
		}
		symlink( (string) realpath( "$site/wp-content/plugins/woocommerce" ), "{$this->folder}/plugins/woocommerce" );
		self::copy( self::root() . '/plugin', "{$this->folder}/plugins/pedal-bridge" );
		$this->ask_the_world();
	}

	/**
	 * @param array<string, mixed> $world What is broken, see in-world.php.
	 * @param string               ...$steps
	 * @return array{fatal: ?string, php: list<string>, done: array<string, mixed>}
	 */
	public function seen( array $world, string ...$steps ): array {
		$world  += array(
			'site'     => self::site(),
			'database' => "{$this->folder}/database/",
			'plugins'  => "{$this->folder}/plugins",
			'steps'    => $steps,
		);
		$process = proc_open( array( PHP_BINARY, '-d', 'memory_limit=512M', '-d', 'display_errors=0', __DIR__ . '/in-world.php' ), array( array( 'pipe', 'r' ), array( 'pipe', 'w' ), array( 'pipe', 'w' ) ), $pipes );
		if ( ! is_resource( $process ) ) {
			throw new \RuntimeException( 'No second PHP process can be started.' );
		}
		fwrite( $pipes[0], (string) json_encode( $world ) );
		fclose( $pipes[0] );
		$output = (string) stream_get_contents( $pipes[1] );
		$errors = (string) stream_get_contents( $pipes[2] );
		proc_close( $process );
		$at = strrpos( $output, "\nWORLD " );
		return false === $at
			? array( 'fatal' => "The world ended without a word: $output$errors", 'php' => array(), 'done' => array() )
			: json_decode( substr( $output, $at + 7 ), true );
	}

	public function remove( string $path ): void {
		self::delete( "{$this->folder}/plugins/pedal-bridge/$path" );
	}

	public function end(): void {
		self::delete( $this->folder );
	}

	/**
	 * The copy asks us where the original asks PHP, so that an old or bare PHP can be played.
	 */
	private function ask_the_world(): void {
		foreach ( array( 'pedal-bridge.php', 'requirements.php' ) as $name ) {
			$file = "{$this->folder}/plugins/pedal-bridge/$name";
			if ( is_file( $file ) ) {
				$code = (string) file_get_contents( $file );
				file_put_contents( $file, (string) preg_replace( array( '/\bPHP_(VERSION|VERSION_ID|INT_SIZE)\b/', '/(?<![\w\\\\>:])\\\\?(extension_loaded|function_exists)\s*\(/' ), array( '\\SMOKE_PHP_$1', '\\smoke_$1(' ), $code ) );
			}
		}
	}

	/**
	 * A shop with WooCommerce and the plugin, made once for all worlds.
	 */
	private static function site(): string {
		if ( null !== self::$site ) {
			return self::$site;
		}
		$site = self::root() . '/.pedal/sites/test-smoke';
		$make = array( 'node', '--import', 'tsx', 'bin/lab/make-site.ts', '--dir', $site );
		$done = proc_open( $make, array( array( 'file', '/dev/null', 'r' ), array( 'pipe', 'w' ), array( 'redirect', 1 ) ), $pipes, self::root() );
		$says = is_resource( $done ) ? (string) stream_get_contents( $pipes[1] ) : 'node cannot be started';
		if ( ! is_resource( $done ) || 0 !== proc_close( $done ) ) {
			throw new \RuntimeException( "No shop could be made for the smoke tests: $says" );
		}
		return self::$site = $site;
	}

	private static function root(): string {
		return dirname( __DIR__, 3 );
	}

	private static function copy( string $from, string $to ): void {
		mkdir( $to );
		foreach ( (array) scandir( $from ) as $name ) {
			if ( '.' !== $name && '..' !== $name ) {
				is_dir( "$from/$name" ) ? self::copy( "$from/$name", "$to/$name" ) : copy( "$from/$name", "$to/$name" );
			}
		}
	}

	private static function delete( string $path ): void {
		if ( is_link( $path ) || is_file( $path ) ) {
			unlink( $path );
		} elseif ( is_dir( $path ) ) {
			foreach ( array_diff( (array) scandir( $path ), array( '.', '..' ) ) as $name ) {
				self::delete( "$path/$name" );
			}
			rmdir( $path );
		}
	}
}
