<?php
/**
 * The platform's signature: its own test vectors, and every way of writing it that is not it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Platform\CoopCycle\Signature;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class SignatureTest extends TestCase {

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function cases(): iterable {
		foreach ( Cases::read( 'signatures' ) as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'cases' )]
	public function test_it_verifies_or_not( array $case ): void {
		$signature = str_repeat( $case['signature'], $case['repeat'] ?? 1 );
		self::assertSame( $case['verifies'], Signature::verifies( $case['body'], $signature, array( $case['secret'] ) ) );
	}

	public function test_any_of_several_secrets_will_do_and_none_will_not(): void {
		$case = Cases::read( 'signatures' )[0];
		self::assertTrue( Signature::verifies( $case['body'], $case['signature'], array( 'old', $case['secret'] ) ) );
		self::assertTrue( Signature::verifies( $case['body'], $case['signature'], array( $case['secret'], 'new' ) ) );
		self::assertFalse( Signature::verifies( $case['body'], $case['signature'], array( 'old', 'new' ) ) );
		self::assertFalse( Signature::verifies( $case['body'], $case['signature'], array() ) );
	}

	public function test_every_changed_bit_of_the_signature_fails(): void {
		$case   = Cases::read( 'signatures' )[0];
		$digest = (string) base64_decode( $case['signature'], true );
		for ( $bit = 0; $bit < 256; $bit++ ) {
			$changed                     = $digest;
			$changed[ intdiv( $bit, 8 ) ] = chr( ord( $digest[ intdiv( $bit, 8 ) ] ) ^ ( 1 << $bit % 8 ) );
			self::assertFalse( Signature::verifies( $case['body'], base64_encode( $changed ), array( $case['secret'] ) ) );
		}
	}
}
