<?php
/**
 * Core is pure: it can be run and understood without WordPress, a clock, a disk or a network.
 */

declare( strict_types=1 );

namespace Pedal\Tests\Architecture;

use PhpParser\Node;

final class Purity {

	/**
	 * Parts of PHP that a pure class may call.
	 */
	private const EXTENSIONS = array( 'core', 'ctype', 'date', 'filter', 'hash', 'json', 'mbstring', 'pcre', 'random', 'spl', 'standard' );

	/**
	 * Calls among them that look at or touch the world.
	 */
	private const WORLDLY = '/^(time|microtime|hrtime|date|getdate|localtime|mktime|gmmktime|strtotime|date_create\w*|date_default_timezone_\w+|(u|time_(nano|sleep_)?)sleep\w*'
		. '|f(ile|open|write|puts|read|gets|passthru)\w*|readfile|unlink|rename|copy|mkdir|rmdir|touch|glob|scandir|opendir|stream_\w+|socket_\w+|fsockopen|pfsockopen'
		. '|mail|header\w*|setcookie|setrawcookie|getenv|putenv|ini_\w+|exec|shell_exec|system|passthru|proc_open|popen|error_log|trigger_error|dns_\w+|gethostby\w+|echo|print_r|var_dump|php_uname|sys_getloadavg)$/';

	private const SUPERGLOBALS = array( 'GLOBALS', '_GET', '_POST', '_REQUEST', '_COOKIE', '_SERVER', '_ENV', '_FILES', '_SESSION', 'wpdb' );

	/**
	 * @return list<string>
	 */
	public static function violations( PhpSource $source ): array {
		return 'Core' === $source->room() ? array_merge( self::calls( $source ), self::globals( $source ), self::nows( $source ), self::strangers( $source ) ) : array();
	}

	/**
	 * @return list<string>
	 */
	private static function calls( PhpSource $source ): array {
		$found = array();
		foreach ( $source->calls() as list( $name, $line ) ) {
			if ( ! isset( self::functions()[ $name ] ) ) {
				$found[] = "{$source->path}:$line $name() is no function of plain PHP.";
			} elseif ( 1 === preg_match( self::WORLDLY, $name ) ) {
				$found[] = "{$source->path}:$line $name() looks at the world outside.";
			}
		}
		return $found;
	}

	/**
	 * @return list<string>
	 */
	private static function globals( PhpSource $source ): array {
		$found = array();
		foreach ( $source->variables() as list( $name, $line ) ) {
			if ( in_array( $name, self::SUPERGLOBALS, true ) ) {
				$found[] = "{$source->path}:$line \$$name is a global.";
			}
		}
		foreach ( $source->find( Node\Stmt\Global_::class ) as $statement ) {
			$found[] = "{$source->path}:{$statement->getStartLine()} imports a global.";
		}
		return $found;
	}

	/**
	 * A date made of nothing, or of "now", is a hidden clock.
	 *
	 * @return list<string>
	 */
	private static function nows( PhpSource $source ): array {
		$found = array();
		foreach ( $source->find( Node\Expr\New_::class ) as $new ) {
			$is_date = $new->class instanceof Node\Name && 1 === preg_match( '/^\\\\?DateTime(Immutable)?$/', $new->class->toString() );
			$first   = ( $new->args[0] ?? null ) instanceof Node\Arg ? $new->args[0]->value : null;
			if ( $is_date && ( null === $first || ( $first instanceof Node\Scalar\String_ && 1 === preg_match( '/^$|now|today|tomorrow|yesterday|^[+-]\d/i', $first->value ) ) ) ) {
				$found[] = "{$source->path}:{$new->getStartLine()} reads the time of this machine.";
			}
		}
		return $found;
	}

	/**
	 * @return list<string>
	 */
	private static function strangers( PhpSource $source ): array {
		$found = array();
		foreach ( $source->classes() as list( $name, $line ) ) {
			$plain = in_array( strtolower( $name ), array( 'self', 'static', 'parent' ), true ) || str_starts_with( $name, 'Pedal\\' )
				|| ( ( class_exists( $name, false ) || interface_exists( $name, false ) ) && ( new \ReflectionClass( $name ) )->isInternal() );
			if ( ! $plain ) {
				$found[] = "{$source->path}:$line $name is no class of plain PHP.";
			}
		}
		return $found;
	}

	/**
	 * @return array<string, true>
	 */
	private static function functions(): array {
		static $functions = array();
		foreach ( array() === $functions ? self::EXTENSIONS : array() as $extension ) {
			$functions += extension_loaded( $extension ) ? array_fill_keys( array_keys( ( new \ReflectionExtension( $extension ) )->getFunctions() ), true ) : array();
		}
		return $functions;
	}
}
