<?php
/**
 * Mutated calls of the platform. What is not signed says nothing; what is signed says at most that something happened to a delivery.
 * A seed that fails is printed; PEDAL_FUZZ_SEED repeats it, PEDAL_FUZZ_CALLS takes more: a million in the ring `core`.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Stage;
use Pedal\Platform\CoopCycle\Driver;
use Pedal\Platform\Doorbell;
use Pedal\Platform\Platform;
use Pedal\Tests\Cases;
use PHPUnit\Framework\TestCase;

final class DoorbellFuzzTest extends TestCase {

	private const CALLS  = 20_000;
	private const HEADER = 'x-coopcycle-signature';
	private const SECRET = '123456';

	private static function driver(): Platform {
		return ( Driver::definition()['make'] )( new ScriptedTransport(), new KeptCredentials(), new StoppedClock(), array(), null );
	}

	private static function setting( string $name, int $otherwise ): int {
		return (int) ( getenv( $name ) ?: $otherwise );
	}

	/**
	 * @return list<array{string, string}> Bodies with their signatures, as the platform sends them.
	 */
	private static function good(): array {
		$cases = array_filter( Cases::read( 'signatures' ), static fn( array $case ): bool => $case['verifies'] && self::SECRET === $case['secret'] );
		return array_map( static fn( array $case ): array => array( $case['body'], $case['signature'] ), array_values( $cases ) );
	}

	public function test_E28_mutated_calls(): void {
		$seed   = self::setting( 'PEDAL_FUZZ_SEED', random_int( 1, PHP_INT_MAX >> 32 ) );
		$good   = self::good();
		$spoil  = new Mutator( $seed, array_merge( ...$good ) );
		$driver = self::driver();
		$calls  = self::setting( 'PEDAL_FUZZ_CALLS', self::CALLS );
		$rang   = 0;
		for ( $call = 0; $call < $calls; $call++ ) {
			list( $body, $signature ) = $good[ $call % count( $good ) ];
			$kind = $call % 4;
			if ( 1 !== $kind ) {
				$body = $spoil->spoil( $body );
			}
			if ( 0 !== $kind ) {
				$signature = $spoil->spoil( $signature );
			}
			if ( 3 === $kind ) {
				// Of somebody who has the secret.
				$signature = base64_encode( hash_hmac( 'sha256', $body, self::SECRET, true ) );
			}
			$heard = $driver->receive( $body, array( self::HEADER => $signature ), array( self::SECRET ) );
			if ( null === $heard && 3 !== $kind ) {
				continue;
			}
			++$rang;
			$is_signed = base64_encode( hash_hmac( 'sha256', $body, self::SECRET, true ) ) === $signature;
			if ( ! $is_signed || null === $heard || ! self::is_a_mere_hint( $heard, $driver->events() ) ) {
				self::fail( "PEDAL_FUZZ_SEED=$seed, call $call: " . json_encode( array( base64_encode( $body ), $signature, $heard ) ) );
			}
		}
		self::assertGreaterThanOrEqual( intdiv( $calls, 4 ), $rang );
	}

	/**
	 * @param list<string> $events
	 */
	private static function is_a_mere_hint( Doorbell $heard, array $events ): bool {
		return 1 === preg_match( '#^(/api/deliveries/\d{1,18})?$#D', $heard->remote_id )
			&& ( '' === $heard->event || in_array( $heard->event, $events, true ) )
			&& ! in_array( $heard->hint, array( Stage::Delivered, Stage::Failed, Stage::Cancelled ), true );
	}
}
