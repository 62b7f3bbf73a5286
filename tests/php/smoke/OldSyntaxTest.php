<?php
/**
 * The main file and what it includes before its checks can be parsed by PHP 7.4; each rule is proven able to fail.
 */

declare( strict_types=1 );

namespace Pedal\Tests\smoke;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class OldSyntaxTest extends TestCase {

	#[DataProvider( 'early_files' )]
	public function test_the_file_can_be_parsed_by_php_7_4( string $name ): void {
		$code = file_get_contents( dirname( __DIR__, 3 ) . "/plugin/$name" );
		self::assertIsString( $code );
		self::assertSame( array(), OldSyntax::in( $code ) );
	}

	/**
	 * WordPress reads uninstall.php on whatever PHP the site has come to.
	 *
	 * @return list<array{string}>
	 */
	public static function early_files(): array {
		return array( array( 'pedal-bridge.php' ), array( 'requirements.php' ), array( 'uninstall.php' ) );
	}

	/**
	 * @return list<array{string}>
	 */
	public static function novelties(): array {
		return array_map(
			static fn( string $code ): array => array( $code ),
			array(
				'$a = match ( 1 ) { default => 2 };',
				'$a?->b;',
				'$a?->b();',
				'enum A {}',
				'function a( int|string $b ) {}',
				'function a( mixed $b ) {}',
				'function a(): never {}',
				'class A { function b(): static {} }',
				'class A { public function __construct( private int $b ) {} }',
				'class A { public readonly int $b; }',
				'$a = strlen( ... );',
				'a( b: 1 );',
				'#[A] function a() {}',
				'try { a(); } catch ( B ) {}',
				'$a = $b ?? throw new C();',
				'$a = $b::class;',
				'function a( $b, ) {}',
				'str_contains( "a", "b" );',
			)
		);
	}

	#[DataProvider( 'novelties' )]
	public function test_a_novelty_is_found( string $code ): void {
		self::assertCount( 1, OldSyntax::in( "<?php $code" ) );
	}

	public function test_what_php_7_4_knows_passes(): void {
		self::assertSame( array(), OldSyntax::in( '<?php declare( strict_types=1 ); class A { private ?int $b = null; function c( int ...$d ): ?self { $e = fn( $f ) => $f ?? 1; g( 1, ); $h ??= array( 1, ); throw new I( A::class ); } }' ) );
	}
}
