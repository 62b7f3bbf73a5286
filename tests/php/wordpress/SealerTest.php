<?php
/**
 * Rows G02 and G06: a seal opens only where it was made, and what cannot be sealed is not kept.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Unreadable;
use Pedal\Storage\Sealer;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class SealerTest extends TestCase {

	private const KEY   = 'a key of more than thirty-two characters';
	private const PLAIN = 'c0ffee00c0ffee00c0ffee00c0ffee00';

	private static function sealer( string $key = self::KEY, string $install = 'install', int $site = 1 ): Sealer {
		return new Sealer( $key, $install, $site );
	}

	public function test_what_is_sealed_is_not_seen_and_opens_again(): void {
		$sealed = self::sealer()->seal( self::PLAIN, 'secret', 7 );
		self::assertStringNotContainsString( self::PLAIN, $sealed . base64_decode( $sealed, true ) );
		self::assertNotSame( $sealed, self::sealer()->seal( self::PLAIN, 'secret', 7 ), 'Twice the same is not seen to be the same.' );
		self::assertSame( self::PLAIN, self::sealer()->open( $sealed, 'secret', 7 ) );
	}

	/**
	 * @return array<string, array{Sealer, string, int}>
	 */
	public static function elsewhere(): array {
		return array(
			'another field'      => array( self::sealer(), 'token', 7 ),
			'another connection' => array( self::sealer(), 'secret', 8 ),
			'another install'    => array( self::sealer( install: 'copy' ), 'secret', 7 ),
			'another site'       => array( self::sealer( site: 2 ), 'secret', 7 ),
			'another key'        => array( self::sealer( str_repeat( 'k', 40 ) ), 'secret', 7 ),
			'no key'             => array( self::sealer( '' ), 'secret', 7 ),
		);
	}

	#[DataProvider( 'elsewhere' )]
	public function test_G02_a_seal_opens_only_where_it_was_made( Sealer $other, string $field, int $connection ): void {
		$sealed = self::sealer()->seal( self::PLAIN, 'secret', 7 );
		$this->expectException( Unreadable::class );
		$other->open( $sealed, $field, $connection );
	}

	public function test_a_seal_that_was_tampered_with_does_not_open(): void {
		$bytes    = (string) base64_decode( self::sealer()->seal( self::PLAIN, 'secret', 7 ), true );
		$tampered = $bytes;
		$last     = strlen( $bytes ) - 1;
		$tampered[ $last ] = chr( ord( $bytes[ $last ] ) ^ 1 );
		foreach ( array( base64_encode( $tampered ), base64_encode( substr( $bytes, 0, 24 ) ), self::PLAIN, '', null ) as $sealed ) {
			try {
				self::sealer()->open( $sealed, 'secret', 7 );
				self::fail( 'It opened.' );
			} catch ( Unreadable $no ) {
				self::assertStringNotContainsString( self::PLAIN, $no->getMessage() );
			}
		}
	}

	public function test_G06_what_cannot_be_sealed_is_not_kept(): void {
		foreach ( array( '', 'put your unique phrase here', str_repeat( 'k', 31 ) ) as $key ) {
			try {
				self::sealer( $key )->seal( self::PLAIN, 'secret', 7 );
				self::fail( 'It was kept.' );
			} catch ( Unreadable $no ) {
				self::assertStringContainsString( 'PEDAL_KEY', $no->getMessage() );
			}
		}
	}

	public function test_no_dump_shows_the_key(): void {
		ob_start();
		var_dump( self::sealer() );
		self::assertStringNotContainsString( self::KEY, print_r( self::sealer(), true ) . ob_get_clean() );
	}
}
