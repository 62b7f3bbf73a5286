<?php
/**
 * One PHP file of the plugin as the architecture rules see it: which names, calls, variables and texts it holds.
 */

declare( strict_types=1 );

namespace Pedal\Tests\Architecture;

use PhpParser\Node;
use PhpParser\NodeFinder;
use PhpParser\NodeTraverser;
use PhpParser\NodeVisitor\NameResolver;
use PhpParser\ParserFactory;

final class PhpSource {

	/**
	 * @param string           $path  Relative to plugin/, e.g. `src/Core/Phone.php`.
	 * @param list<Node>       $nodes
	 */
	private function __construct( public readonly string $path, private readonly array $nodes ) {}

	public static function of_code( string $path, string $code ): self {
		$traverser = new NodeTraverser( new NameResolver() );
		return new self( $path, $traverser->traverse( ( new ParserFactory() )->createForNewestSupportedVersion()->parse( $code ) ?? array() ) );
	}

	/**
	 * All files of the plugin that people write.
	 *
	 * @return list<self>
	 */
	public static function of_plugin(): array {
		static $sources = null;
		return $sources ??= self::read_plugin();
	}

	/**
	 * @return list<self>
	 */
	private static function read_plugin(): array {
		$root  = dirname( __DIR__, 3 ) . '/plugin/';
		$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $root, \FilesystemIterator::SKIP_DOTS ) );
		$found = array();
		foreach ( $files as $file ) {
			$path = substr( $file->getPathname(), strlen( $root ) );
			if ( 'php' === $file->getExtension() && 1 !== preg_match( '~^(build|languages)/~', $path ) && ! str_ends_with( $path, '/phone-table.php' ) ) {
				$found[ $path ] = self::of_code( $path, (string) file_get_contents( $file->getPathname() ) );
			}
		}
		ksort( $found );
		return array_values( $found );
	}

	/**
	 * `Core`, `Rest`, … for files in a folder of src; else the file's own name, e.g. `Plugin` or `uninstall`.
	 */
	public function room(): string {
		return preg_match( '~^src/(\w+)/~', $this->path, $found ) ? $found[1] : basename( $this->path, '.php' );
	}

	/**
	 * Every class, interface or enum named anywhere, imports included.
	 *
	 * @return list<array{string, int}> Full name without leading backslash, line.
	 */
	public function classes(): array {
		$functions = array_map( static fn( Node\Expr\FuncCall $call ): Node => $call->name, $this->find( Node\Expr\FuncCall::class ) );
		$constants = array_map( static fn( Node\Expr\ConstFetch $fetch ): Node => $fetch->name, $this->find( Node\Expr\ConstFetch::class ) );
		$spaces    = array_map( static fn( Node\Stmt\Namespace_ $space ): ?Node => $space->name, $this->find( Node\Stmt\Namespace_::class ) );
		$others    = array_merge( $functions, $constants, $spaces );
		$names     = array();
		foreach ( $this->find( Node\Name::class ) as $name ) {
			if ( ! in_array( $name, $others, true ) ) {
				$names[] = array( ltrim( $name->toString(), '\\' ), $name->getStartLine() );
			}
		}
		return $names;
	}

	/**
	 * Every call of a function by its name.
	 *
	 * @return list<array{string, int, list<Node\Arg>}> Name in lower case without namespace, line, arguments.
	 */
	public function calls(): array {
		$calls = array();
		foreach ( $this->find( Node\Expr\FuncCall::class ) as $call ) {
			if ( $call->name instanceof Node\Name ) {
				$arguments = array_values( array_filter( $call->args, static fn( Node $arg ): bool => $arg instanceof Node\Arg ) );
				$calls[]   = array( strtolower( $call->name->getLast() ), $call->getStartLine(), $arguments );
			}
		}
		return $calls;
	}

	/**
	 * @return list<array{string, int, string}> Method name, line, name of the variable or property that holds the object.
	 */
	public function method_calls(): array {
		$calls = array();
		foreach ( array_merge( $this->find( Node\Expr\MethodCall::class ), $this->find( Node\Expr\NullsafeMethodCall::class ) ) as $call ) {
			if ( $call->name instanceof Node\Identifier ) {
				$calls[] = array( $call->name->toString(), $call->getStartLine(), self::name_of( $call->var ) );
			}
		}
		return $calls;
	}

	private static function name_of( Node\Expr $holder ): string {
		$name = $holder instanceof Node\Expr\Variable || $holder instanceof Node\Expr\PropertyFetch ? $holder->name : '';
		return $name instanceof Node\Identifier ? $name->toString() : ( is_string( $name ) ? $name : '' );
	}

	/**
	 * @return list<array{string, int}> Variable name without the dollar, line.
	 */
	public function variables(): array {
		$variables = array();
		foreach ( $this->find( Node\Expr\Variable::class ) as $variable ) {
			if ( is_string( $variable->name ) ) {
				$variables[] = array( $variable->name, $variable->getStartLine() );
			}
		}
		return $variables;
	}

	/**
	 * @return list<array{string, int}> Text of every literal, also the fixed parts of a text with variables in it; line.
	 */
	public function texts(): array {
		$texts = array();
		foreach ( $this->find( Node\Scalar\String_::class ) as $text ) {
			$texts[] = array( $text->value, $text->getStartLine() );
		}
		foreach ( $this->find( Node\Scalar\InterpolatedString::class ) as $text ) {
			$parts   = array_map( static fn( Node $part ): string => $part instanceof Node\InterpolatedStringPart ? $part->value : '?', $text->parts );
			$texts[] = array( implode( '', $parts ), $text->getStartLine() );
		}
		return $texts;
	}

	/**
	 * @template T of Node
	 * @param class-string<T> $type
	 * @return list<T>
	 */
	public function find( string $type ): array {
		return array_values( ( new NodeFinder() )->findInstanceOf( $this->nodes, $type ) );
	}
}
