<?php
/**
 * Facts become the platform's request: one line a geocoder understands, texts cut where nothing breaks, no phone rather than a wrong one.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\RequestMapper;
use Pedal\Core\Window;
use Pedal\Platform\CoopCycle\RequestBody;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class RequestTest extends TestCase {

	private const MARKER = 'M2R5K8Q1W7T3Z9B4C6D0F2G5H8';

	/**
	 * @param array<string, mixed> $case
	 * @return array<string, mixed>
	 */
	private static function body( array $case ): array {
		$order  = Given::order( $case['order'] ?? array() );
		$window = isset( $case['window'] ) ? new Window( ...$case['window'] ) : $order->window;
		return RequestBody::of( RequestMapper::map( $order, $window, Given::policy( $case['policy'] ?? array() ), $case['omit'] ?? '' ), self::MARKER );
	}

	/**
	 * @param array<string, mixed> $body
	 */
	private static function at( array $body, string $path ): mixed {
		foreach ( explode( '.', $path ) as $key ) {
			$body = is_array( $body ) ? $body[ $key ] ?? null : null;
		}
		return $body;
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function cases(): iterable {
		foreach ( Cases::read( 'requests' ) as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'cases' )]
	public function test_the_request_is( array $case ): void {
		$body = self::body( $case );
		self::assertEquals( $case['body'] ?? $body, $body );
		foreach ( $case['at'] ?? array() as $path => $value ) {
			self::assertEquals( $value, self::at( $body, $path ), $path );
		}
		foreach ( $case['without'] ?? array() as $path ) {
			self::assertNull( self::at( $body, $path ), $path );
		}
		foreach ( $case['starts'] ?? array() as $path => $text ) {
			self::assertStringStartsWith( $text, self::at( $body, $path ) );
		}
		foreach ( $case['ends'] ?? array() as $path => $text ) {
			self::assertStringEndsWith( $text, self::at( $body, $path ) );
		}
		foreach ( $case['length'] ?? array() as $path => $length ) {
			self::assertSame( $length, mb_strlen( (string) self::at( $body, $path ) ), $path );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'cases' )]
	public function test_every_request_can_be_stored_by_the_platform( array $case ): void {
		$body = self::body( $case );
		$json = json_encode( $body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE );
		self::assertDoesNotMatchRegularExpression( '/[\x00-\x08\x0b-\x1f\x7f]/', $json );
		foreach ( array( 'streetAddress', 'contactName', 'name' ) as $field ) {
			self::assertLessThanOrEqual( 255, mb_strlen( (string) self::at( $body, "dropoff.address.$field" ) ), $field );
			self::assertNotSame( '', self::at( $body, "dropoff.address.$field" ), "$field is left out rather than empty." );
		}
		self::assertSame( self::MARKER, self::at( $body, 'pickup.metadata.external_system_id' ) );
		self::assertSame( self::MARKER, self::at( $body, 'dropoff.metadata.external_system_id' ) );
	}

	public function test_bytes_that_are_no_text_do_not_stop_an_order(): void {
		$body = self::body( array( 'order' => array( 'contact_name' => "L\xe9a \xff Roux", 'customer_note' => "\xc3\x28\xed\xa0\x80", 'phone' => "\xff", 'address' => array( 'line1' => "12 quai \xfe" ) ) ) );
		self::assertNotFalse( json_encode( $body ) );
		self::assertStringContainsString( 'Roux', self::at( $body, 'dropoff.address.contactName' ) );
	}

	public function test_a_thousand_items_and_a_long_list_cost_no_time_and_no_refusal(): void {
		$items = array_fill( 0, 5000, array( 'name' => str_repeat( 'Comté ', 400 ), 'quantity' => 2 ) );
		$start = hrtime( true );
		$body  = self::body( array( 'order' => array( 'items' => $items, 'customer_note' => str_repeat( "👩‍👩‍👧‍👦 \n", 500_000 ) ) ) );

		self::assertLessThan( 2.0, ( hrtime( true ) - $start ) / 1e9 );
		self::assertLessThanOrEqual( 2000, mb_strlen( self::at( $body, 'pickup.comments' ) ) );
		self::assertLessThanOrEqual( 2000, mb_strlen( self::at( $body, 'dropoff.comments' ) ) );
	}
}
