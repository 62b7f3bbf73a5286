<?php
/**
 * The CoopCycle driver on a scripted wire: its token, its headers, its one repetition, and when it may say "it is not there".
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Stage;
use Pedal\Core\Window;
use Pedal\Platform\CoopCycle\Driver;
use Pedal\Platform\Platform;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class DriverTest extends TestCase {

	private const MARKER = 'M2R5K8Q1W7T3Z9B4C6D0F2G5H8';
	private const STORE  = array( 'id' => '/api/stores/31', 'timezone' => 'Europe/Paris', 'currency' => 'EUR' );
	private const ME     = array( 'name' => 'Fromagerie', 'store' => '/api/stores/31' );

	private ScriptedTransport $wire;
	private KeptCredentials $credentials;

	protected function setUp(): void {
		$this->wire        = new ScriptedTransport();
		$this->credentials = new KeptCredentials( 'token-0' );
	}

	/**
	 * @param array<string, mixed>|null $store
	 */
	private function driver( ?array $store = self::STORE, array $settings = array() ): Platform {
		return ( Driver::definition()['make'] )( $this->wire, $this->credentials, new StoppedClock(), $settings, $store );
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function row( int $id, string $marker = '', int $created_at = Given::NOW, string $status = 'TODO' ): array {
		$task = array( 'type' => 'DROPOFF', 'status' => $status, 'createdAt' => gmdate( 'c', $created_at ), 'metadata' => array( 'external_system_id' => $marker ) );
		return array( 'id' => $id, 'dropoff' => $task, 'pickup' => array( 'type' => 'PICKUP' ) + $task );
	}

	/**
	 * @param list<array<string, mixed>> $rows
	 */
	private function listed( array $rows ): void {
		$this->wire->answers( 200, array( 'hydra:member' => $rows, 'hydra:totalItems' => 999 ) );
	}

	private static function trouble_of( callable $call ): Trouble {
		try {
			$call();
		} catch ( Trouble $trouble ) {
			return $trouble;
		}
		self::fail( 'Nothing was thrown.' );
	}

	public function test_a_token_is_fetched_as_the_platform_wants_it(): void {
		$this->credentials->token = null;
		$this->wire->token()->answers( 200, self::ME );
		$this->driver()->probe();

		$call = $this->wire->calls[0];
		self::assertSame( 'POST https://naofood.example/oauth2/token', "{$call->method} {$call->url}" );
		self::assertSame( 'Basic ' . base64_encode( '0123456789abcdef0123456789abcdef:c0ffee' ), $call->headers['Authorization'] );
		self::assertSame( 'application/x-www-form-urlencoded', $call->headers['Content-Type'] );
		self::assertSame( 'grant_type=client_credentials&scope=deliveries', $call->body );
		self::assertSame( 3300, $this->credentials->kept_for, 'Renewed five minutes before it ends.' );
		self::assertFalse( $this->credentials->locked );
		self::assertSame( 'Bearer token-1', $this->wire->calls[1]->headers['Authorization'] );
		self::assertSame( 'application/ld+json', $this->wire->calls[1]->headers['Accept'] );
	}

	public function test_a_kept_token_is_used_again(): void {
		$this->wire->answers( 200, self::ME )->answers( 200, self::ME );
		$this->driver()->probe();
		$this->driver()->probe();
		self::assertSame( array( 'GET /api/me', 'GET /api/me' ), $this->wire->made() );
	}

	public function test_a_refused_token_is_renewed_once_and_the_call_repeated_once(): void {
		$this->wire->answers( 401, array( 'code' => 401 ) )->token()->answers( 201, self::row( 4711 ) );
		$observed = $this->driver()->create( array( 'dropoff' => array( 'metadata' => array( 'external_system_id' => self::MARKER ) ) ) );

		self::assertSame( 4711, $observed->sequence );
		self::assertSame( array( 'POST /api/deliveries', 'POST /oauth2/token', 'POST /api/deliveries' ), $this->wire->made() );
		self::assertSame( 'Bearer token-1', $this->wire->calls[2]->headers['Authorization'] );
		self::assertSame( self::MARKER, $this->wire->calls[2]->headers['Idempotency-Key'] );
	}

	public function test_refused_for_ever_ends_after_one_renewal(): void {
		$this->wire->answers( 401 )->token()->answers( 401 );
		$trouble = self::trouble_of( fn() => $this->driver()->probe() );
		self::assertInstanceOf( Unavailable::class, $trouble );
		self::assertSame( 'pedal_credentials_refused', $trouble->reason );
		self::assertTrue( $trouble->whole_connection );
		self::assertCount( 3, $this->wire->calls );
	}

	public function test_a_token_that_another_process_fetched_meanwhile_is_taken(): void {
		$this->credentials->token = null;
		$this->credentials->held  = 1;
		$credentials              = $this->credentials;
		$waiting                  = new class( $credentials ) implements \Pedal\Core\Credentials {

			private int $asked = 0;

			public function __construct( private readonly KeptCredentials $kept ) {}

			public function token(): ?string {
				return ++$this->asked > 1 ? 'theirs' : null;
			}

			public function base_url(): string {
				return $this->kept->base_url();
			}

			public function identifier(): string {
				return $this->kept->identifier();
			}

			public function secret(): string {
				return $this->kept->secret();
			}

			public function keep_token( string $token, int $seconds ): void {}

			public function drop_token( string $token ): void {}

			public function lock_token( int $seconds ): bool {
				return $this->kept->lock_token( $seconds );
			}

			public function unlock_token(): void {}
		};
		$this->wire->answers( 200, self::ME );
		( Driver::definition()['make'] )( $this->wire, $waiting, new StoppedClock(), array(), null )->probe();
		self::assertSame( 'Bearer theirs', $this->wire->calls[0]->headers['Authorization'] );
	}

	/**
	 * @return array<string, array{int, array<mixed>|string, string, bool}>
	 */
	public static function token_answers(): array {
		return array(
			'wrong secret'                  => array( 401, array( 'error' => 'invalid_client' ), 'pedal_credentials_refused', true ),
			'grant not allowed'             => array( 400, array( 'error' => 'unsupported_grant_type' ), 'pedal_credentials_refused', true ),
			'scope not ticked'              => array( 400, array( 'error' => 'invalid_scope', 'hint' => 'deliveries' ), 'pedal_scope_missing', true ),
			'another kind of site'          => array( 400, '<html>', 'pedal_not_a_platform', true ),
			'no such path'                  => array( 404, '<html>', 'pedal_not_a_platform', true ),
			'a login page'                  => array( 302, '', 'pedal_redirected', true ),
			'maintenance'                   => array( 503, '<html>', 'pedal_host_unreachable', false ),
			'a yes without a token'         => array( 200, array( 'token_type' => 'Bearer' ), 'pedal_not_a_platform', false ),
			'a yes that is a page'          => array( 200, '<html>', 'pedal_not_a_platform', false ),
			'a token with a line break'     => array( 200, array( 'access_token' => "a\r\nHost: evil" ), 'pedal_not_a_platform', false ),
			'a token of the wrong type'     => array( 200, array( 'access_token' => array( 'a' ) ), 'pedal_not_a_platform', false ),
			'a token of nine kilobytes'     => array( 200, array( 'access_token' => str_repeat( 'a', 9000 ) ), 'pedal_not_a_platform', false ),
		);
	}

	/**
	 * @param array<mixed>|string $body
	 */
	#[DataProvider( 'token_answers' )]
	public function test_without_a_token_nothing_else_is_called( int $status, array|string $body, string $code, bool $whole ): void {
		$this->credentials->token = null;
		$this->wire->answers( $status, $body );
		$trouble = self::trouble_of( fn() => $this->driver()->create( array() ) );

		self::assertInstanceOf( Unavailable::class, $trouble, 'A delivery without token was surely not made.' );
		self::assertSame( array( $code, $whole ), array( $trouble->reason, $trouble->whole_connection ) );
		self::assertSame( array( 'POST /oauth2/token' ), $this->wire->made() );
		self::assertFalse( $this->credentials->locked );
		self::assertNull( $this->credentials->token );
	}

	public function test_a_token_that_soon_ends_is_kept_for_half_its_life(): void {
		foreach ( array( 60 => 30, 600 => 300, 1 => 1, 0 => 1, 999999 => 3300 ) as $lasts => $kept ) {
			$this->credentials->token = null;
			$this->wire->answers( 200, array( 'expires_in' => $lasts, 'access_token' => 'a' ) );
			$this->driver()->authenticate();
			self::assertSame( $kept, $this->credentials->kept_for, "$lasts s" );
		}
	}

	/**
	 * @return array<string, array{int, string}>
	 */
	public static function doubtful_yeses(): array {
		return array(
			'no body'       => array( 201, '' ),
			'cut'           => array( 201, '{"id":4711,"pickup":{"sta' ),
			'a page'        => array( 200, '<html>Welcome</html>' ),
			'no id'         => array( 201, '{"@type":"Delivery"}' ),
			'a strange id'  => array( 201, '{"id":"x"}' ),
			'no content'    => array( 204, '' ),
			'a list'        => array( 200, '[]' ),
		);
	}

	#[DataProvider( 'doubtful_yeses' )]
	public function test_a_yes_that_cannot_be_read_is_doubt( int $status, string $body ): void {
		$this->wire->answers( $status, $body );
		self::assertInstanceOf( Uncertain::class, self::trouble_of( fn() => $this->driver()->create( array() ) ) );
		$this->wire->answers( 200, self::row( 4711 ) )->answers( $status, $body );
		self::assertInstanceOf( Uncertain::class, self::trouble_of( fn() => $this->driver()->change( '/api/deliveries/4711', array() ) ) );
	}

	public function test_a_change_moves_the_pickup_along_with_the_window(): void {
		$known            = self::row( 4711 );
		$known['pickup']  = array( 'after' => '2026-09-14T11:25:00+02:00', 'before' => '2026-09-14T11:40:00+02:00' ) + $known['pickup'];
		$known['dropoff'] = array( 'before' => '2026-09-14T12:00:00+02:00' ) + $known['dropoff'];
		$body             = array( 'pickup' => array( 'comments' => 'Order 7' ), 'dropoff' => array( 'timeSlot' => '2026-09-15T08:00:00Z/2026-09-15T10:00:00Z' ) );
		$this->wire->answers( 200, $known )->answers( 200, self::row( 4711 ) );
		$this->driver()->change( '/api/deliveries/4711', $body );
		$sent = json_decode( $this->wire->calls[1]->body, true );
		self::assertSame( array( 'comments' => 'Order 7', 'after' => '2026-09-15T09:25:00Z', 'before' => '2026-09-15T09:40:00Z' ), $sent['pickup'] );
		self::assertSame( $body['dropoff'], $sent['dropoff'] );
	}

	public function test_a_read_that_cannot_be_read_is_no_doubt(): void {
		$this->wire->answers( 200, '<html>' );
		self::assertInstanceOf( Unavailable::class, self::trouble_of( fn() => $this->driver()->look( '/api/deliveries/4711' ) ) );
	}

	public function test_a_vanished_delivery_is_cancelled_enough(): void {
		$this->wire->answers( 404 )->answers( 204, '' );
		$this->driver()->cancel( '/api/deliveries/4711' );
		$this->driver()->cancel( '/api/deliveries/4711' );
		$this->wire->answers( 400, array( 'hydra:description' => 'Tasks have already been assigned' ) );
		$trouble = self::trouble_of( fn() => $this->driver()->cancel( '/api/deliveries/4711' ) );
		self::assertInstanceOf( Refused::class, $trouble );
		self::assertSame( 'already_assigned', $trouble->reason );
	}

	public function test_a_short_list_is_conclusive(): void {
		$this->listed( array( self::row( 3, 'other' ), self::row( 2, self::MARKER ), self::row( 1, 'another' ) ) );
		$found = $this->driver()->find( self::MARKER, null, 0, 0 );

		self::assertTrue( $found->conclusive );
		self::assertSame( array( '/api/deliveries/2' ), array_column( $found->hits, 'remote_id' ) );
		self::assertSame( array( 'order[createdAt]' => 'desc' ), $this->wire->last_query(), 'Any other scalar parameter makes the platform fail.' );
	}

	/**
	 * @return list<array<string, mixed>>
	 */
	private static function full_list( int $newest, int $created_at ): array {
		return array_map( static fn( int $n ): array => self::row( $newest - $n, 'other', $created_at - $n ), range( 0, 29 ) );
	}

	public function test_a_full_list_is_conclusive_when_it_reaches_back_before_the_sending(): void {
		$this->listed( self::full_list( 5000, Given::NOW ) );
		self::assertTrue( $this->driver()->find( self::MARKER, null, Given::NOW - 100, 4975 )->conclusive, 'An id known before is on it.' );

		$this->listed( self::full_list( 5000, Given::NOW - 400 ) );
		self::assertTrue( $this->driver()->find( self::MARKER, null, Given::NOW, 0 )->conclusive, 'All of it is older, even if clocks differ.' );
	}

	public function test_a_full_list_that_does_not_reach_back_is_not_conclusive(): void {
		$this->listed( self::full_list( 5000, Given::NOW ) );
		self::assertFalse( $this->driver()->find( self::MARKER, null, Given::NOW - 200, 4900 )->conclusive );

		$this->listed( self::full_list( 5000, Given::NOW - 200 ) );
		self::assertFalse( $this->driver()->find( self::MARKER, null, Given::NOW, 0 )->conclusive, 'A clock 200 s apart proves nothing.' );

		$this->listed( self::full_list( 5000, 0 ) );
		self::assertFalse( $this->driver()->find( self::MARKER, null, Given::NOW, 0 )->conclusive, 'A platform that does not say when.' );

		$this->listed( self::full_list( 5000, Given::NOW ) );
		self::assertFalse( $this->driver()->find( self::MARKER, null, 0, 0 )->conclusive, 'Nothing is known about the sending.' );
	}

	public function test_a_full_list_in_the_wrong_order_is_not_conclusive(): void {
		$this->listed( array_reverse( self::full_list( 5000, Given::NOW - 400 ) ) );
		self::assertFalse( $this->driver()->find( self::MARKER, null, Given::NOW, 4975 )->conclusive, 'The newest may be missing.' );
	}

	public function test_when_there_are_too_many_the_window_is_asked_in_the_instances_local_time(): void {
		$window = new Window( Given::NOW, Given::NOW + 7200 );
		$this->listed( self::full_list( 5000, Given::NOW ) );
		$this->listed( array( self::row( 4800, self::MARKER ) ) );
		$found = $this->driver()->find( self::MARKER, $window, Given::NOW - 200, 4900 );

		self::assertTrue( $found->conclusive );
		self::assertSame( array( '/api/deliveries/4800' ), array_column( $found->hits, 'remote_id' ) );
		self::assertSame(
			array(
				'dropoff.before[after]'  => '2026-09-14 11:59:00',
				'dropoff.before[before]' => '2026-09-14 12:01:00',
				'order[createdAt]'       => 'desc',
			),
			$this->wire->last_query()
		);
	}

	/**
	 * In Paris, 2026-10-25 03:00 summer time was 02:00 winter time: an hour of local times comes twice.
	 */
	public function test_a_window_that_ends_as_the_clocks_go_back_is_asked_for_as_the_platform_keeps_it(): void {
		foreach ( array( '2026-10-25T00:59:30Z', '2026-10-25T01:00:00Z', '2026-10-25T01:00:30Z' ) as $end ) {
			$end = (int) strtotime( $end );
			$this->listed( self::full_list( 5000, Given::NOW ) );
			$this->listed( array() );
			$this->driver()->find( self::MARKER, new Window( $end - 7200, $end ), Given::NOW - 200, 4900 );

			$stored = ( new \DateTimeImmutable( "@$end" ) )->setTimezone( new \DateTimeZone( 'Europe/Paris' ) )->format( 'Y-m-d H:i:s' );
			$asked  = $this->wire->last_query();
			self::assertLessThanOrEqual( $stored, $asked['dropoff.before[after]'] );
			self::assertGreaterThanOrEqual( $stored, $asked['dropoff.before[before]'] );
		}
	}

	public function test_hits_of_both_lists_come_oldest_first_and_once(): void {
		$newest     = self::full_list( 5000, Given::NOW );
		$newest[0]  = self::row( 5000, self::MARKER );
		$newest[12] = self::row( 4988, self::MARKER );
		$this->listed( $newest );
		$this->listed( array( self::row( 4988, self::MARKER ), self::row( 4000, self::MARKER, status: 'CANCELLED' ) ) );
		$found = $this->driver()->find( self::MARKER, new Window( Given::NOW, Given::NOW + 7200 ), Given::NOW - 200, 100 );

		self::assertSame( array( 4000, 4988, 5000 ), array_column( $found->hits, 'sequence' ) );
		self::assertSame( array( 4988, 5000 ), array_column( $found->active(), 'sequence' ) );
		self::assertSame( Stage::Cancelled, $found->hits[0]->stage );
	}

	public function test_a_list_that_shows_no_references_is_read_delivery_by_delivery(): void {
		$driver = $this->driver();
		$this->listed( array( self::row( 12 ), self::row( 11 ), self::row( 10 ), self::row( 9, '', Given::NOW - 9000 ) ) );
		$this->wire->answers( 200, self::row( 12, 'other' ) )->answers( 200, self::row( 11, self::MARKER ) );
		$found = $driver->find( self::MARKER, null, Given::NOW, 10 );

		self::assertSame( array( '/api/deliveries/11' ), array_column( $found->hits, 'remote_id' ) );
		self::assertSame( array( 'GET /api/deliveries/12', 'GET /api/deliveries/11' ), array_slice( $this->wire->made(), 1 ), 'What is older than the sending is not asked for.' );

		$this->listed( array( self::row( 12 ), self::row( 11 ) ) );
		self::assertCount( 1, $driver->find( self::MARKER, null, Given::NOW, 10 )->hits, 'References never change: asked once.' );
	}

	public function test_a_list_that_cannot_be_read_is_never_an_absence(): void {
		foreach ( array( array(), array( 'hydra:member' => 'none' ), array( 'hydra:member' => array( array( 'no' => 'id' ) ) ), array( 'hydra:member' => array( 7 ) ) ) as $body ) {
			$this->wire->answers( 200, $body );
			self::assertInstanceOf( Unavailable::class, self::trouble_of( fn() => $this->driver()->find( self::MARKER, null, 0, 0 ) ), (string) json_encode( $body ) );
		}
		foreach ( array( 500, 502, 404, 403 ) as $status ) {
			$this->wire->answers( $status );
			self::assertInstanceOf( Unavailable::class, self::trouble_of( fn() => $this->driver()->find( self::MARKER, null, 0, 0 ) ), (string) $status );
		}
		self::assertInstanceOf( Unavailable::class, self::trouble_of( fn() => $this->driver( null )->find( self::MARKER, null, 0, 0 ) ), 'No store, no list.' );
	}

	public function test_windows_are_read_and_junk_among_them_is_left_out(): void {
		$value = '2026-09-15T08:00:00Z/2026-09-15T10:00:00Z';
		$this->wire->answers( 200, array( 'choices' => array( array( 'value' => $value ), array( 'value' => 'x' ), array( 'value' => 7 ), 'x', array() ) ) );
		self::assertEquals( array( Window::from_interval( $value ) ), $this->driver()->slots() );
		self::assertSame( array( 'GET /api/time_slots/choices' ), $this->wire->made() );

		$this->wire->answers( 200, array( 'choices' => array() ) );
		self::assertSame( array(), $this->driver( self::STORE, array( 'time_slot' => '/api/time_slots/5' ) )->slots() );
		self::assertSame( 'GET /api/time_slots/5/choices', $this->wire->made()[1] );
	}

	public function test_the_address_is_the_reason_when_only_coordinates_help(): void {
		$body = array( 'dropoff' => array( 'address' => array( 'streetAddress' => 'nowhere' ) ) );
		$this->wire->answers( 500 )->answers( 200 )->answers( 500 );
		self::assertTrue( $this->driver()->address_is_the_reason( $body ) );
		self::assertSame( array( 'streetAddress' => 'nowhere', 'latLng' => array( 0, 0 ) ), json_decode( $this->wire->calls[1]->body, true )['dropoff']['address'] );

		$this->wire->answers( 500 )->answers( 500 );
		self::assertFalse( $this->driver()->address_is_the_reason( $body ), 'The platform fails for everybody.' );
		$this->wire->answers( 500 )->answers( 200 )->answers( 200 );
		self::assertFalse( $this->driver()->address_is_the_reason( $body ), 'The platform stumbles now and then.' );
		$this->wire->answers( 200 );
		self::assertFalse( $this->driver()->address_is_the_reason( $body ) );
	}

	public function test_a_subscription_without_a_usable_secret_is_none(): void {
		foreach ( array( array(), array( '@id' => '/api/webhooks/1' ), array( '@id' => '/api/webhooks/1', 'secret' => array() ), array( '@id' => 'x', 'secret' => str_repeat( 's', 44 ) ) ) as $answer ) {
			$this->wire->answers( 201, $answer );
			self::assertInstanceOf( Uncertain::class, self::trouble_of( fn() => $this->driver()->subscribe( 'delivery.picked', 'https://shop.example' ) ) );
		}
	}

	public function test_a_subscription_may_name_its_number_only(): void {
		$this->wire->answers( 200, array( 'id' => 12, 'secret' => 'c2FuZGJveA==' ) );
		self::assertSame( array( 'id' => '/api/webhooks/12', 'secret' => 'c2FuZGJveA==' ), $this->driver()->subscribe( 'delivery.picked', 'https://shop.example' ) );
	}

	public function test_a_store_without_a_slot_offers_nothing_and_that_is_certain(): void {
		$this->wire->answers( 500 )->answers( 200, array( '@id' => '/api/stores/31', 'timeSlot' => null ) );
		self::assertSame( array(), $this->driver()->slots() );
		self::assertSame( array( 'GET /api/time_slots/choices', 'GET /api/stores/31' ), $this->wire->made() );

		$this->wire->answers( 404 );
		self::assertSame( array(), $this->driver( self::STORE, array( 'time_slot' => '/api/time_slots/5' ) )->slots(), 'It was taken away.' );

		$this->wire->answers( 500 )->answers( 200, array( 'timeSlot' => '/api/time_slots/3' ) );
		self::assertSame( 500, self::trouble_of( fn() => $this->driver()->slots() )->status, 'It has one, and the platform stumbles.' );
	}

	public function test_a_price_may_come_as_text(): void {
		$this->wire->answers( 200 )->answers( 200, array( 'amount' => '790' ) );
		$quote = $this->driver()->quote( array() );
		self::assertSame( array( true, 790, 'EUR' ), array( $quote->feasible, $quote->amount, $quote->currency ) );
	}

	public function test_the_list_may_be_called_member(): void {
		$this->wire->answers( 200, array( 'member' => array( self::row( 2, self::MARKER ) ) ) );
		self::assertSame( array( '/api/deliveries/2' ), array_column( $this->driver()->find( self::MARKER, null, 0, 0 )->hits, 'remote_id' ) );
	}

	public function test_a_genuine_call_is_read_and_what_it_does_not_mean_is_nothing(): void {
		$sign    = static fn( string $body ): array => array( 'x-coopcycle-signature' => base64_encode( hash_hmac( 'sha256', $body, 'secret', true ) ) );
		$receive = fn( string $body, ?array $headers = null ) => $this->driver()->receive( $body, $headers ?? $sign( $body ), array( 'secret' ) );

		$bell = $receive( '{"data":{"object":"\/api\/deliveries\/4711","event":"delivery.picked"}}' );
		self::assertSame( array( '/api/deliveries/4711', 'delivery.picked', Stage::Carried ), array( $bell?->remote_id, $bell?->event, $bell?->hint ) );
		self::assertNull( $receive( '{"data":{}}', array() ) );
		foreach (
			array(
				'',
				'[]',
				'{"data":7}',
				'{"data":{"object":"/api/orders/1","event":"order.created"}}',
				'{"data":{"object":"https://evil.example/api/deliveries/1","event":"delivery.picked/../"}}',
				'{"data":{"object":["/api/deliveries/1"],"event":{}}}',
				'{"data":{"object":"/api/deliveries/99999999999999999999"}}',
				str_repeat( '[', 600 ),
			) as $body
		) {
			$bell = $receive( $body );
			self::assertSame( array( '', '' ), array( $bell?->remote_id, $bell?->event ), $body );
		}
	}
}
