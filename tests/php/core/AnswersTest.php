<?php
/**
 * Every answer and every transport error has one of three futures; and the platform's refusals become our codes without its personal data.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Platform\Answers;
use Pedal\Platform\CoopCycle\Refusal;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Operation;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class AnswersTest extends TestCase {

	private const FUTURES = array(
		'refused'     => Refused::class,
		'unavailable' => Unavailable::class,
		'uncertain'   => Uncertain::class,
	);

	/**
	 * @param array<string, mixed> $case
	 */
	private static function assert_trouble( array $case, ?Trouble $trouble ): void {
		self::assertInstanceOf( self::FUTURES[ $case['future'] ], $trouble );
		self::assertSame( $case['code'], $trouble->reason );
		if ( $trouble instanceof Unavailable ) {
			self::assertSame( $case['whole_connection'], $trouble->whole_connection );
			self::assertSame( $case['left'] ?? true, $trouble->left );
		}
		self::assertSame( $case['wait'] ?? null, $trouble->wait );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, Operation, int}>
	 */
	public static function statuses(): iterable {
		foreach ( Cases::read( 'answers' )['statuses'] as $case ) {
			foreach ( $case['operations'] as $operation ) {
				foreach ( $case['statuses'] as $status ) {
					yield "$operation: $status" . ( isset( $case['retry_after'] ) ? ", Retry-After {$case['retry_after']}" : '' ) => array( $case, Operation::from( $operation ), $status );
				}
			}
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'statuses' )]
	public function test_the_status_means( array $case, Operation $operation, int $status ): void {
		$trouble = Answers::of_status( $operation, $status, $case['retry_after'] ?? null );
		if ( 'done' === $case['future'] ) {
			self::assertNull( $trouble );
			return;
		}
		self::assert_trouble( $case, $trouble );
		self::assertSame( $status, $trouble?->status );
	}

	public function test_no_status_is_without_a_future_and_a_write_that_may_have_worked_is_never_repeated_blindly(): void {
		foreach ( Operation::cases() as $operation ) {
			for ( $status = 0; $status < 1000; $status++ ) {
				$trouble = Answers::of_status( $operation, $status, null );
				if ( $operation->writes() && ( $status < 200 || $status >= 500 ) ) {
					self::assertInstanceOf( Uncertain::class, $trouble, "{$operation->value}: $status" );
				}
				if ( ! $operation->writes() ) {
					self::assertNotInstanceOf( Uncertain::class, $trouble, "{$operation->value}: $status" );
				}
			}
		}
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, Operation, ?int}>
	 */
	public static function failures(): iterable {
		foreach ( Cases::read( 'answers' )['failures'] as $case ) {
			foreach ( $case['operations'] as $operation ) {
				foreach ( is_array( $case['curl'] ) ? $case['curl'] : array( $case['curl'] ) as $number ) {
					yield "$operation: cURL error " . ( $number ?? 'that nobody understands' ) => array( $case, Operation::from( $operation ), $number );
				}
			}
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'failures' )]
	public function test_the_transport_error_means( array $case, Operation $operation, ?int $number ): void {
		self::assert_trouble( $case, Answers::of_failure( $operation, $number, 'words' ) );
	}

	public function test_an_answer_without_a_status_line_came_after_the_request_had_left(): void {
		$trouble = Answers::of_failure( Operation::Create, 1, 'cURL error 1: Received HTTP/0.9 when not allowed' );
		self::assertInstanceOf( Uncertain::class, $trouble );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function refusals(): iterable {
		foreach ( Cases::read( 'refusals' ) as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'refusals' )]
	public function test_the_refusal_means( array $case ): void {
		$response = new HttpResponse( $case['status'], array(), $case['raw'] ?? (string) json_encode( $case['body'] ) );
		$plain    = Answers::of_status( Operation::from( $case['operation'] ), $case['status'], null );
		self::assertInstanceOf( Refused::class, $plain );
		$refusal = Refusal::explained( $plain, $response, Operation::from( $case['operation'] ), $case['sent'] ?? array() );

		self::assertInstanceOf( Refused::class, $refusal );
		self::assertSame( $case['code'], $refusal->reason );
		self::assertSame( $case['status'], $refusal->status );
		self::assertSame( $case['field'] ?? $refusal->field, $refusal->field );
		self::assertSame( $case['words'] ?? $refusal->words, $refusal->words );
		self::assertLessThanOrEqual( $case['words_at_most'] ?? 1000, mb_strlen( $refusal->words ) );
		foreach ( $case['words_without'] ?? array() as $personal ) {
			self::assertStringNotContainsString( $personal, $refusal->words );
		}
	}

	public function test_what_is_no_refusal_is_not_explained(): void {
		$trouble = new Uncertain( 'quarantine', status: 500 );
		self::assertSame( $trouble, Refusal::explained( $trouble, new HttpResponse( 500, array(), '{"violations":[]}' ), Operation::Create, array() ) );
		$vanished = new Refused( 'vanished', status: 404 );
		self::assertSame( $vanished, Refusal::explained( $vanished, new HttpResponse( 404, array(), '{"detail":"no"}' ), Operation::Look, array() ) );
	}

	/**
	 * @return iterable<string, array{string, ?int}>
	 */
	public static function waits(): iterable {
		$in = static fn( int $seconds ): string => gmdate( 'D, d M Y H:i:s \G\M\T', Given::NOW + $seconds );
		return array(
			'none'                  => array( '', null ),
			'seconds'               => array( '120', 120 ),
			'seconds with spaces'   => array( ' 7 ', 7 ),
			'zero'                  => array( '0', 1 ),
			'two hours'             => array( '7200', 3600 ),
			'a number without end'  => array( str_repeat( '9', 400 ), 3600 ),
			'a date'                => array( $in( 90 ), 90 ),
			'a date long gone'      => array( $in( -90 ), 1 ),
			'a date in a year'      => array( $in( 86400 * 365 ), 3600 ),
			'words'                 => array( 'soon', null ),
			'a negative number'     => array( '-5', null ),
			'a fraction'            => array( '1.5', null ),
			'relative words of PHP' => array( '+1 week', null ),
			'bytes'                 => array( "\xff\x00", null ),
		);
	}

	#[DataProvider( 'waits' )]
	public function test_retry_after( string $header, ?int $seconds ): void {
		$headers = '' === $header ? array() : array( 'retry-after' => $header );
		self::assertSame( $seconds, ( new HttpResponse( 429, $headers, '' ) )->retry_after( Given::NOW ) );
	}

	public function test_a_body_that_was_cut_is_not_read(): void {
		self::assertNull( ( new HttpResponse( 201, array(), '{"id":1}', true ) )->json() );
		self::assertSame( array( 'id' => 1 ), ( new HttpResponse( 201, array(), '{"id":1}' ) )->json() );
		foreach ( array( '', '1', '"a"', 'null', '{"id":1', '<html>', str_repeat( '[', 100 ) . str_repeat( ']', 100 ) ) as $body ) {
			self::assertNull( ( new HttpResponse( 200, array(), $body ) )->json(), $body );
		}
	}

	public function test_a_request_does_not_show_its_credentials(): void {
		$request = new \Pedal\Platform\HttpRequest( Operation::Read, 'GET', 'https://naofood.example/api/me', array( 'Authorization' => 'Bearer CANARY' ), 'CANARY' );
		self::assertStringNotContainsString( 'CANARY', print_r( $request, true ) );
	}
}
