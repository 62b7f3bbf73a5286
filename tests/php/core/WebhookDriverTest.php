<?php
/**
 * The webhook driver on a scripted wire: what it signs, under which id, and what the receiver's answer means.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Delivery;
use Pedal\Core\DeliveryRequest;
use Pedal\Core\RequestMapper;
use Pedal\Core\Policy;
use Pedal\Core\Stage;
use Pedal\Core\Window;
use Pedal\Platform\HttpRequest;
use Pedal\Platform\Listener;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;
use Pedal\Platform\Webhook\Driver;
use Pedal\Platform\Webhook\Event;
use Pedal\Platform\Webhook\Signature;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class WebhookDriverTest extends TestCase {

	private const MARKER = 'M2R5K8Q1W7T3Z9B4C6D0F2G5H8';

	private ScriptedTransport $wire;

	protected function setUp(): void {
		$this->wire = new ScriptedTransport();
	}

	private function driver( int $version = 1, ?string $remote_id = null, array $settings = array( 'path' => '/hooks/pedal?shop=1' ) ): Listener {
		$driver = ( Driver::definition()['make'] )( $this->wire, new KeptCredentials(), new StoppedClock(), $settings, null );
		self::assertInstanceOf( Listener::class, $driver );
		return $driver->about( new Delivery( 1, 1042, 'main', 0, 1, self::MARKER, desired_version: $version, remote_id: $remote_id ) );
	}

	/**
	 * @return array<string, mixed>
	 */
	private function body( array $order = array(), ?Window $window = null ): array {
		return $this->driver()->compose( RequestMapper::map( Given::order( $order ), $window, new Policy() ), self::MARKER );
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function told( HttpRequest $call ): array {
		return json_decode( $call->body, true );
	}

	private static function trouble_of( callable $call ): Trouble {
		try {
			$call();
		} catch ( Trouble $trouble ) {
			return $trouble;
		}
		self::fail( 'Nothing was thrown.' );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function signed(): iterable {
		foreach ( Cases::read( 'standard-webhooks' )['signed'] as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case Computed by another program than this.
	 */
	#[DataProvider( 'signed' )]
	public function test_it_signs_as_the_specification_says( array $case ): void {
		self::assertSame( $case['signature'], Signature::of( $case['id'], $case['timestamp'], $case['body'], $case['secret'] ) );
	}

	public function test_what_is_no_key_signs_nothing(): void {
		foreach ( Cases::read( 'standard-webhooks' )['no_keys'] as $secret ) {
			$trouble = self::trouble_of( static fn() => Signature::of( 'msg_1', 1, '{}', $secret ) );
			self::assertInstanceOf( Unavailable::class, $trouble, $secret );
			self::assertSame( array( 'pedal_credentials_refused', false ), array( $trouble->reason, $trouble->left ), $secret );
			self::assertStringNotContainsString( 'MfKQ', "{$trouble->words} {$trouble->getMessage()}" );
		}
	}

	public function test_an_order_is_told_whole_and_signed(): void {
		$this->wire->answers( 200 );
		$window   = Window::from_interval( '2026-09-14T10:00:00Z/2026-09-14T12:00:00Z' );
		$observed = $this->driver()->create( $this->body( array( 'items' => array( array( 'name' => 'Comté', 'quantity' => 2 ) ) ), $window ) );

		$call = $this->wire->calls[0];
		self::assertSame( 'POST https://naofood.example/hooks/pedal?shop=1', "{$call->method} {$call->url}" );
		self::assertSame( 'application/json', $call->headers['Content-Type'] );
		self::assertSame( 'msg_' . self::MARKER . '_1_created', $call->headers['webhook-id'] );
		self::assertSame( (string) Given::NOW, $call->headers['webhook-timestamp'] );
		self::assertSame( 'v1,' . base64_encode( hash_hmac( 'sha256', "{$call->headers['webhook-id']}." . Given::NOW . ".{$call->body}", 'c0ffee', true ) ), $call->headers['webhook-signature'] );
		self::assertStringNotContainsString( 'c0ffee', $call->body . implode( $call->headers ) );

		$told = self::told( $call );
		self::assertSame( array( 'type', 'timestamp', 'shop', 'data' ), array_keys( $told ) );
		self::assertSame( array( 'delivery.created', '2026-09-14T08:00:00Z', '0123456789abcdef0123456789abcdef' ), array( $told['type'], $told['timestamp'], $told['shop'] ) );
		self::assertSame( array( self::MARKER, 1, null, '1042' ), array( $told['data']['id'], $told['data']['version'], $told['data']['remote_id'], $told['data']['reference'] ) );
		self::assertSame( '12 quai des Brumes, 38000 Grenoble, France', $told['data']['address'] );
		self::assertSame( array( '2 × Comté' ), $told['data']['items'] );
		self::assertSame( array( 'start' => '2026-09-14T10:00:00Z', 'end' => '2026-09-14T12:00:00Z' ), $told['data']['window'] );
		self::assertSame( array( 'msg_' . self::MARKER . '_1_created', Stage::Placed, '' ), array( $observed->remote_id, $observed->stage, $observed->tracking_url ) );
	}

	public function test_the_receivers_own_number_and_page_are_kept(): void {
		$this->wire->answers( 201, array( 'id' => 4711, 'tracking_url' => 'https://erp.example/t/4711' ) )->answers( 204 )->answers( 200, 'OK' );
		$observed = $this->driver()->create( $this->body() );
		self::assertSame( array( '4711', 'https://erp.example/t/4711' ), array( $observed->remote_id, $observed->tracking_url ) );

		$this->driver( 2, '4711' )->change( '4711', $this->body() );
		$this->driver( 3, '4711' )->cancel( '4711' );
		$told = array_map( self::told( ... ), $this->wire->calls );
		self::assertSame( array( 'delivery.created', 'delivery.updated', 'delivery.cancelled' ), array_column( $told, 'type' ) );
		self::assertSame( array( null, '4711', '4711' ), array_map( static fn( array $one ): ?string => $one['data']['remote_id'], $told ) );
		self::assertSame( array( 'id' => self::MARKER, 'version' => 3, 'remote_id' => '4711' ), $told[2]['data'], 'No personal data where none is needed.' );
		self::assertSame(
			array( 'msg_' . self::MARKER . '_1_created', 'msg_' . self::MARKER . '_2_updated', 'msg_' . self::MARKER . '_3_cancelled' ),
			array_map( static fn( HttpRequest $call ): string => $call->headers['webhook-id'], $this->wire->calls )
		);
	}

	public function test_a_page_that_is_none_is_not_kept(): void {
		foreach ( array( 'javascript:alert(1)', 'https://a b', array( 'x' ), 'https://e/' . str_repeat( 'x', 600 ), "https://e/\n" ) as $page ) {
			$this->wire->answers( 200, array( 'id' => array(), 'tracking_url' => $page ) );
			$observed = $this->driver()->create( $this->body() );
			self::assertSame( array( '', 'msg_' . self::MARKER . '_1_created' ), array( $observed->tracking_url, $observed->remote_id ) );
		}
	}

	public function test_time_version_and_number_are_no_change_of_what_is_desired(): void {
		self::assertSame( $this->driver( 1 )->compose( self::request(), self::MARKER ), $this->driver( 7, '4711' )->compose( self::request(), self::MARKER ) );
	}

	private static function request( array $order = array() ): DeliveryRequest {
		return RequestMapper::map( Given::order( $order ), null, new Policy() );
	}

	public function test_an_event_is_never_larger_than_promised(): void {
		$items = array_fill( 0, 100, array( 'name' => str_repeat( '🚲', 120 ), 'quantity' => 1 ) );
		$this->wire->answers( 200 );
		$this->driver()->create( $this->body( array( 'items' => $items, 'customer_note' => str_repeat( '🚲', 2000 ) ) ) );
		$body = $this->wire->calls[0]->body;
		self::assertLessThanOrEqual( Event::LARGEST, strlen( $body ) );
		$data = self::told( $this->wire->calls[0] )['data'];
		self::assertSame( 100, count( $data['items'] ) + $data['items_missing'] );
		self::assertGreaterThan( Event::LARGEST - 2000, strlen( $body ), 'No more is left out than must be.' );
	}

	public function test_what_other_code_made_too_large_is_not_sent(): void {
		$body                  = $this->body();
		$body['data']['extra'] = str_repeat( 'x', Event::LARGEST );
		$trouble               = self::trouble_of( fn() => $this->driver()->create( $body ) );
		self::assertInstanceOf( Refused::class, $trouble );
		self::assertSame( 'data', $trouble->field );
		self::assertSame( array(), $this->wire->calls );
	}

	/**
	 * @return array<string, array{int, array<string, string>, class-string<Trouble>, string, bool, ?int}>
	 */
	public static function answers(): array {
		return array(
			'failed'                 => array( 500, array(), Unavailable::class, 'pedal_host_unreachable', false, null ),
			'no gateway'             => array( 502, array(), Unavailable::class, 'pedal_host_unreachable', false, null ),
			'slow gateway'           => array( 504, array(), Unavailable::class, 'pedal_host_unreachable', false, null ),
			'busy'                   => array( 503, array( 'retry-after' => '90' ), Unavailable::class, 'pedal_throttled', true, 90 ),
			'too many'               => array( 429, array( 'retry-after' => '120' ), Unavailable::class, 'pedal_throttled', true, 120 ),
			'somewhere else'         => array( 302, array( 'location' => 'https://evil.example' ), Unavailable::class, 'pedal_redirected', true, null ),
			'gone'                   => array( 410, array(), Unavailable::class, 'pedal_platform_gone', true, Unavailable::FOR_GOOD ),
			'not there'              => array( 404, array(), Unavailable::class, 'pedal_not_a_platform', true, null ),
			'signature not accepted' => array( 401, array(), Unavailable::class, 'pedal_credentials_refused', true, null ),
			'content not accepted'   => array( 422, array(), Refused::class, 'refused', true, null ),
		);
	}

	/**
	 * @param array<string, string> $headers
	 */
	#[DataProvider( 'answers' )]
	public function test_nothing_is_ever_in_doubt( int $status, array $headers, string $class, string $reason, bool $whole, ?int $wait ): void {
		$this->wire->answers( $status, '{"error":"Ada Lovelace, 12 quai des Brumes"}', $headers );
		$trouble = self::trouble_of( fn() => $this->driver()->create( $this->body() ) );
		self::assertInstanceOf( $class, $trouble );
		self::assertNotInstanceOf( Uncertain::class, $trouble );
		self::assertSame( array( $reason, $wait, $status ), array( $trouble->reason, $trouble->wait, $trouble->status ) );
		self::assertStringNotContainsString( 'Ada', $trouble->words );
		if ( $trouble instanceof Unavailable ) {
			self::assertSame( $whole, $trouble->whole_connection );
		}
	}

	public function test_it_is_never_asked_anything(): void {
		$driver = $this->driver( 1, '4711' );
		self::assertSame( array( 'change', 'cancel' ), $driver->abilities() );
		self::assertSame( array(), $driver->slots() );
		self::assertSame( array(), $driver->events() );
		self::assertTrue( $driver->find( self::MARKER, null, 0, 0 )->conclusive );
		self::assertSame( Stage::Placed, $driver->look( '4711' )->stage );
		self::assertTrue( $driver->quote( array() )->feasible );
		self::assertNull( $driver->receive( '{}', array(), array( 'c0ffee' ) ) );
		self::assertSame( array(), $this->wire->calls );
	}

	public function test_a_ping_is_signed_and_says_nothing_of_anybody(): void {
		$this->wire->answers( 200 )->answers( 200 );
		$this->driver()->probe();
		$this->driver()->probe();
		self::assertSame( array( 'type' => 'ping', 'timestamp' => '2026-09-14T08:00:00Z', 'shop' => '0123456789abcdef0123456789abcdef', 'data' => array() ), self::told( $this->wire->calls[0] ) );
		self::assertStringContainsString( '"data":{}', $this->wire->calls[0]->body );
		self::assertNotSame( $this->wire->calls[0]->headers['webhook-id'], $this->wire->calls[1]->headers['webhook-id'] );
	}
}
