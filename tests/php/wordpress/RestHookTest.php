<?php
/**
 * The platform's doorbell: rows E of the acceptance plan that need no network.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Plugin;
use Pedal\Rest\Caller;
use Pedal\Rest\EarlyGate;
use Pedal\Storage\Connections;
use Pedal\Tests\core\Mutator;
use PHPUnit\Framework\Attributes\DataProvider;

final class RestHookTest extends RestCase {

	/**
	 * The platform's own test vector.
	 */
	private const SECRET    = '123456';
	private const BODY      = '{"data":{"object":"\/api\/deliveries\/1","event":"delivery.picked"}}';
	private const SIGNATURE = 'S9LMKpq4VBDEGm5umbQx/q4SQMnpX/Wz/719dBBZ3rI=';

	private int $connection = 0;
	private string $token   = '';
	private int $row        = 0;

	/**
	 * @var array<mixed>
	 */
	private array $server = array();

	protected function setUp(): void {
		parent::setUp();
		global $wpdb;
		$this->server     = $_SERVER;
		$this->connection = $this->connect();
		$order            = $this->planned_order();
		$this->row        = (int) $this->row( $order->get_id() )['id'];
		$this->tick();
		// As if the platform had called this delivery 1.
		$this->platform->deliveries[1] = array( 'id' => 1, '@id' => '/api/deliveries/1' ) + $this->platform->deliveries[4711];
		unset( $this->platform->deliveries[4711] );
		$wpdb->update( "{$wpdb->prefix}pedal_deliveries", array( 'remote_id' => '/api/deliveries/1' ), array( 'id' => $this->row ) );
		$connections = Plugin::services()->get( Connections::class );
		$connections->keep_hook_secrets( $this->connection, array( self::SECRET ) );
		$this->token = $connections->find( $this->connection )->hook_token;
		$this->platform->requests = array();
		wp_set_current_user( 0 );
	}

	protected function tearDown(): void {
		$_SERVER = $this->server;
		parent::tearDown();
	}

	/**
	 * @param array<string, string|list<string>> $headers
	 */
	private function ring( string $body = self::BODY, array $headers = array(), ?string $token = null, string $method = 'POST' ): \WP_REST_Response {
		$request = new \WP_REST_Request( $method, '/wc-pedal/v1/hook/' . ( $token ?? $this->token ) );
		$request->set_headers( $headers + array( 'content-type' => 'application/json', 'x-coopcycle-signature' => self::SIGNATURE ) );
		$request->set_body( $body );
		$answer = apply_filters( 'rest_post_dispatch', rest_ensure_response( rest_do_request( $request ) ), rest_get_server(), $request );
		self::assertSame( 'private, no-store', $answer->get_headers()['Cache-Control'] );
		return $answer;
	}

	private function signed( string $body ): \WP_REST_Response {
		return $this->ring( $body, array( 'x-coopcycle-signature' => base64_encode( hash_hmac( 'sha256', $body, self::SECRET, true ) ) ) );
	}

	/**
	 * @return array<string, mixed>
	 */
	private function written(): array {
		global $wpdb;
		return array( $this->rows(), $this->journal(), $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}pedal_connections", ARRAY_A ) );
	}

	private function is_asked_to_look(): bool {
		return '1' === $this->rows()[0]['look'];
	}

	public function test_E01_a_valid_event_is_noted_and_looked_at_once(): void {
		$answer = $this->ring();
		self::assertSame( array( 202, '{}' ), array( $answer->get_status(), wp_json_encode( $answer->get_data() ) ) );
		self::assertTrue( $this->is_asked_to_look() );
		self::assertSame( 'carried', $this->rows()[0]['stage'], 'The hint is believed until the look.' );
		self::assertSame( array(), $this->platform->requests, 'Nothing is asked inside the platform\'s own call.' );
		$this->platform->do_to( 1, 'deliver' );
		$this->tick();
		self::assertSame( array( 'delivered', 1 ), array( $this->rows()[0]['stage'], $this->platform->count( 'GET /api/deliveries/1' ) ) );
		self::assertNotNull( $this->ask( 'GET', "/connections/{$this->connection}" )['data']['webhooks']['last_received_at'] );
	}

	public function test_E02_no_empty_or_doubled_signature_is_none(): void {
		$before = $this->written();
		foreach ( array( '', ' ', array(), array( self::SIGNATURE, self::SIGNATURE ), self::SIGNATURE . ', ' . self::SIGNATURE ) as $signature ) {
			self::assertSame( 401, $this->ring( headers: array( 'x-coopcycle-signature' => $signature ) )->get_status() );
		}
		self::assertSame( $before, $this->written() );
	}

	public function test_E04_signatures_in_any_other_spelling_are_refused(): void {
		$raw    = (string) base64_decode( self::SIGNATURE, true );
		$before = $this->written();
		$shapes = array();
		foreach ( array( bin2hex( $raw ), strtr( self::SIGNATURE, '+/', '-_' ), rtrim( self::SIGNATURE, '=' ), ' ' . self::SIGNATURE, self::SIGNATURE . ' ', 'S9LM Kpq4VBDEGm5umbQx/q4SQMnpX/Wz/719dBBZ3rI=', "v1=" . self::SIGNATURE, str_repeat( 'A', 1048576 ), "\0" . self::SIGNATURE ) as $signature ) {
			$began    = hrtime( true );
			$answer   = $this->ring( headers: array( 'x-coopcycle-signature' => $signature ) );
			$shapes[] = serialize( array( $answer->get_status(), $answer->get_data(), $answer->get_headers() ) );
			self::assertLessThan( 1.0, ( hrtime( true ) - $began ) / 1e9 );
		}
		self::assertCount( 1, array_unique( $shapes ) );
		self::assertStringContainsString( 'i:401', $shapes[0] );
		self::assertSame( $before, $this->written() );
	}

	public function test_E06_without_a_stored_secret_nothing_verifies(): void {
		$connections = Plugin::services()->get( Connections::class );
		$empty       = base64_encode( hash_hmac( 'sha256', self::BODY, '', true ) );
		foreach ( array( array( '' ), array() ) as $secrets ) {
			$connections->keep_hook_secrets( $this->connection, $secrets );
			self::assertSame( 401, $this->ring( headers: array( 'x-coopcycle-signature' => $empty ) )->get_status() );
		}
		global $wpdb;
		foreach ( array( null, '', 'not sealed at all' ) as $sealed ) {
			$wpdb->update( "{$wpdb->prefix}pedal_connections", array( 'hook_secrets_sealed' => $sealed ), array( 'id' => $this->connection ) );
			self::assertSame( 401, $this->ring( headers: array( 'x-coopcycle-signature' => $empty ) )->get_status() );
		}
	}

	public function test_E08_the_same_event_a_hundred_times_is_one_look(): void {
		for ( $i = 0; $i < 100; $i++ ) {
			self::assertSame( 202, $this->ring()->get_status() );
		}
		$this->tick();
		self::assertSame( 1, $this->platform->count( 'GET /api/deliveries/1' ) );
		self::assertLessThanOrEqual( 2, count( $this->journal( 'received' ) ) );
	}

	public function test_E09_an_unknown_delivery_is_counted_and_not_asked_for(): void {
		self::assertSame( 202, $this->signed( '{"data":{"object":"\/api\/deliveries\/999","event":"delivery.picked"}}' )->get_status() );
		self::assertSame( 202, $this->signed( '{"data":{"object":"https:\/\/elsewhere.example\/api\/deliveries\/1","event":"delivery.picked"}}' )->get_status() );
		self::assertFalse( $this->is_asked_to_look() );
		self::assertSame( array( '/api/deliveries/999' ), array_map( static fn( array $entry ): string => json_decode( (string) $entry['detail'], true )['object'], $this->journal( 'received' ) ) );
		$this->tick();
		self::assertSame( 0, $this->platform->count( 'GET /api/deliveries/999' ) );
	}

	/**
	 * @return array<string, array{string|null}>
	 */
	public static function own_answers(): array {
		return array( 'its answer comes after' => array( null ), 'its answer is lost' => array( 'cURL error 28: Operation timed out' ) );
	}

	#[DataProvider( 'own_answers' )]
	public function test_a_courier_assigned_before_the_platform_answers_us_is_not_forgotten( ?string $answer ): void {
		$order = $this->planned_order();
		$next  = '/api/deliveries/' . ( (int) max( 4711, ...array_keys( $this->platform->deliveries ) ) + 1 );
		null === $answer || $this->platform->fail( 'POST /api/deliveries$', $answer, after_work: true );
		self::assertSame( 202, $this->signed( (string) wp_json_encode( array( 'data' => array( 'object' => $next, 'event' => 'delivery.assigned' ) ) ) )->get_status() );
		for ( $pass = 0; $pass < 8; $pass++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', 'assigned', $next ), array( $row['sync'], $row['stage'], $row['remote_id'] ) );
	}

	public function test_E11_unknown_event_names_are_ignored(): void {
		foreach ( array( 'order.created', '', str_repeat( 'x', 10000 ) ) as $event ) {
			self::assertSame( 202, $this->signed( (string) wp_json_encode( array( 'data' => array( 'object' => '/api/deliveries/999', 'event' => $event ) ) ) )->get_status() );
		}
		self::assertSame( array(), array_filter( $this->journal( 'received' ), static fn( array $entry ): bool => strlen( (string) $entry['code'] ) > 64 ) );
	}

	public function test_E17_what_cannot_be_noted_is_not_acknowledged(): void {
		global $wpdb;
		$deliveries = "{$wpdb->prefix}pedal_deliveries";
		add_filter( 'query', static fn( string $sql ): string => str_starts_with( $sql, "UPDATE $deliveries" ) ? 'UPDATE no_such_table SET a = 1' : $sql );
		$answer = $this->ring();
		self::assertSame( array( 503, '60' ), array( $answer->get_status(), $answer->get_headers()['Retry-After'] ) );
	}

	public function test_E18_large_bodies_are_refused_and_dropped(): void {
		$request = new \WP_REST_Request( 'POST', "/wc-pedal/v1/hook/{$this->token}" );
		$request->set_header( 'content-type', 'application/json' );
		foreach ( array( 65537, 10485760 ) as $bytes ) {
			$request->set_body( '"' . str_repeat( 'x', $bytes - 2 ) . '"' );
			self::assertSame( 413, rest_do_request( $request )->get_status() );
			self::assertSame( '', $request->get_body(), 'WordPress would decode it afterwards.' );
		}
		self::assertSame( 401, $this->ring( '"' . str_repeat( 'x', 65534 ) . '"' )->get_status(), 'One byte less is read.' );
	}

	public function test_E18_the_early_gate_knows_its_addresses(): void {
		$to = static fn( string $address, int|string $length ): bool => EarlyGate::refuses( array( 'REQUEST_URI' => $address, 'CONTENT_LENGTH' => $length ) );
		self::assertTrue( $to( '/wp-json/wc-pedal/v1/hook/abc', 65537 ) );
		self::assertTrue( $to( '/wp-json/WC-Pedal/V1/Hook/abc', '10485760' ) );
		self::assertTrue( $to( '/shop/index.php?rest_route=%2Fwc-pedal%2Fv1%2Fhook%2Fabc', 65537 ) );
		self::assertTrue( $to( '/wp-json/wc-pedal/v1/connections', 262145 ) );
		self::assertTrue( $to( '/wp-json/wc-pedal/v1/hook/abc', '99999999999999999999' ) );
		self::assertFalse( $to( '/wp-json/wc-pedal/v1/hook/abc', 65536 ) );
		self::assertFalse( $to( '/wp-json/wc-pedal/v1/connections', 262144 ) );
		self::assertFalse( $to( '/wp-json/wp/v2/media', 10485760 ) );
		self::assertFalse( EarlyGate::refuses( array() ) );
	}

	public function test_E19_nothing_that_can_be_sent_breaks_it(): void {
		$statuses = array();
		foreach ( array( '', '{', 'null', '[]', '"x"', str_repeat( '[', 600 ) . str_repeat( ']', 600 ), "\xEF\xBB\xBF" . self::BODY, mb_convert_encoding( self::BODY, 'UTF-16', 'UTF-8' ), "\0\0\0", "{\"data\":\"\xff\"}" ) as $body ) {
			$statuses[] = $this->ring( $body )->get_status();
			// Signed by somebody who has the secret: noted as a sign of life, and nothing else.
			self::assertSame( 202, $this->signed( $body )->get_status() );
		}
		self::assertSame( array( 401 ), array_unique( $statuses ) );
		foreach ( array( 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/ld+json', '', 'application/json, text/plain' ) as $type ) {
			self::assertSame( 415, $this->ring( headers: array( 'content-type' => $type ) )->get_status(), $type );
		}
		self::assertSame( 202, $this->ring( headers: array( 'content-type' => 'Application/JSON; charset=utf-8' ) )->get_status() );
	}

	/**
	 * A million of them, past WordPress, are in core/DoorbellFuzzTest.
	 */
	public function test_E28_mutated_requests_are_refused_and_write_nothing(): void {
		$seed   = (int) ( getenv( 'PEDAL_FUZZ_SEED' ) ?: random_int( 1, 2147483647 ) );
		$spoil  = new Mutator( $seed, array( self::BODY, self::SIGNATURE, $this->token, 'application/json' ) );
		$before = $this->written();
		for ( $call = 0; $call < 500; $call++ ) {
			$headers = array( 'content-type' => 'application/json', 'x-coopcycle-signature' => self::SIGNATURE );
			$name    = array_keys( $headers )[ $call % 2 ];
			// Header values come over the wire as one line.
			$headers[ $name ] = str_replace( array( "\r", "\n" ), ' ', $spoil->spoil( $headers[ $name ] ) );
			$body             = $spoil->spoil( self::BODY );
			$token            = 0 === $call % 3 ? preg_replace( '~[/?#]~', '', $spoil->spoil( $this->token ) ) : $this->token;
			$answer           = $this->ring( self::BODY === $body ? '' : $body, $headers, $token );
			self::assertContains( $answer->get_status(), array( 401, 404, 413, 415, 429 ), "PEDAL_FUZZ_SEED=$seed, call $call" );
		}
		self::assertSame( $before, $this->written(), "PEDAL_FUZZ_SEED=$seed" );
	}

	public function test_E20_only_a_plain_post_rings(): void {
		$before = $this->written();
		foreach ( array( 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS' ) as $method ) {
			$answer = $this->ring( method: $method );
			self::assertSame( array( 405, 'POST' ), array( $answer->get_status(), $answer->get_headers()['Allow'] ?? '' ), $method );
		}
		self::assertSame( 405, $this->ring( headers: array( 'x-http-method-override' => 'POST' ) )->get_status() );
		$request = new \WP_REST_Request( 'POST', "/wc-pedal/v1/hook/{$this->token}" );
		$request->set_query_params( array( '_method' => 'POST' ) );
		$request->set_headers( array( 'content-type' => 'application/json', 'x-coopcycle-signature' => self::SIGNATURE ) );
		$request->set_body( self::BODY );
		self::assertSame( 405, rest_do_request( $request )->get_status() );
		self::assertSame( $before, $this->written() );
	}

	public function test_E21_one_call_is_counted_once(): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.21';
		$statuses               = array();
		for ( $i = 0; $i < 21; $i++ ) {
			$statuses[] = $this->ring( headers: array( 'x-coopcycle-signature' => 'x' ) )->get_status();
		}
		self::assertSame( array( ...array_fill( 0, 20, 401 ), 429 ), $statuses );
	}

	public function test_E22_a_wrong_token_and_a_wrong_signature_look_the_same(): void {
		$tell  = static fn( \WP_REST_Response $answer ): array => array( $answer->get_status(), $answer->get_data(), $answer->get_headers() );
		$wrong = $tell( $this->ring( headers: array( 'x-coopcycle-signature' => str_repeat( 'A', 43 ) . '=' ) ) );
		self::assertSame( 401, $wrong[0] );
		foreach ( array( str_repeat( '0', 32 ), 'abc', str_repeat( 'z', 200 ), "$this->token'", '%00', '..' ) as $token ) {
			self::assertSame( $wrong, $tell( $this->ring( token: $token ) ), $token );
		}
	}

	public function test_E24_a_flood_of_bad_ones_does_not_stop_good_ones(): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.24';
		for ( $i = 0; $i < 40; $i++ ) {
			$last = $this->ring( headers: array( 'x-coopcycle-signature' => 'x' ) );
		}
		self::assertSame( array( 429, '60' ), array( $last->get_status(), $last->get_headers()['Retry-After'] ) );
		$_SERVER['REMOTE_ADDR'] = '192.0.2.25';
		self::assertSame( 202, $this->ring()->get_status() );
		self::assertSame( 401, $this->ring( headers: array( 'x-coopcycle-signature' => 'x' ) )->get_status() );
		$_SERVER['REMOTE_ADDR'] = '192.0.2.24';
		self::assertSame( 202, $this->ring()->get_status(), 'A platform behind the same address as the attacker is still heard.' );
		$this->pass_time( 60 );
		self::assertSame( 401, $this->ring( headers: array( 'x-coopcycle-signature' => 'x' ) )->get_status() );
	}

	public function test_E24_a_flood_is_one_also_across_the_turn_of_a_minute(): void {
		$_SERVER['REMOTE_ADDR'] = '192.0.2.27';
		$this->pass_time( 59 - time() % 60 );
		$statuses = array();
		for ( $i = 0; $i < 30; $i++ ) {
			$statuses[] = $this->ring( headers: array( 'x-coopcycle-signature' => 'x' ) )->get_status();
			$this->pass_time( 1 );
		}
		self::assertSame( array( ...array_fill( 0, 20, 401 ), ...array_fill( 0, 10, 429 ) ), $statuses );
	}

	public function test_E25_only_a_trusted_proxy_is_believed(): void {
		$of = static fn( string $socket, string $forwarded, string $trusted ): string => (string) inet_ntop( Caller::of( $socket, $forwarded, $trusted ) );
		self::assertSame( '192.0.2.1', $of( '192.0.2.1', '203.0.113.9', '' ) );
		self::assertSame( '192.0.2.1', $of( '192.0.2.1', '203.0.113.9', '192.0.2.2' ) );
		self::assertSame( '203.0.113.9', $of( '192.0.2.1', '203.0.113.9', ' 192.0.2.1 , 192.0.2.2' ) );
		self::assertSame( '203.0.113.9', $of( '192.0.2.1', '198.51.100.7, 203.0.113.9, 192.0.2.2', '192.0.2.1,192.0.2.2' ), 'What stands left of the first stranger is hearsay.' );
		self::assertSame( '192.0.2.1', $of( '192.0.2.1', 'unknown', '192.0.2.1' ) );
		self::assertSame( '', Caller::of( 'no address', '', '' ) );
		self::assertSame( Caller::of( '2001:db8:1:2::1', '', '' ), Caller::of( '2001:db8:1:2:ffff::9', '', '' ), 'One customer, one network.' );

		$_SERVER['REMOTE_ADDR'] = '192.0.2.26';
		for ( $i = 0; $i < 21; $i++ ) {
			$_SERVER['HTTP_X_FORWARDED_FOR'] = "203.0.113.$i";
			$last                            = $this->ring( headers: array( 'x-coopcycle-signature' => 'x' ) );
		}
		self::assertSame( 429, $last->get_status(), 'A spoofed header does not get around the limit.' );
	}

	public function test_it_is_in_no_index_and_no_other_spelling_gets_around_its_door(): void {
		foreach ( array( '/wc-pedal/v1', '/' ) as $index ) {
			self::assertStringNotContainsString( '/hook', (string) wp_json_encode( rest_do_request( new \WP_REST_Request( 'GET', $index ) )->get_data()['routes'] ?? array(), JSON_UNESCAPED_SLASHES ) );
		}
		$request = new \WP_REST_Request( 'POST', "/WC-PEDAL/v1/HOOK/{$this->token}" );
		$request->set_body( str_repeat( 'x', 70000 ) );
		self::assertSame( 413, rest_do_request( $request )->get_status() );
	}

	public function test_after_disconnecting_the_old_address_is_dead(): void {
		self::assertSame( 200, $this->ask( 'POST', "/connections/{$this->connection}/disconnect" )['status'] );
		self::assertSame( 401, $this->ring()->get_status() );
	}
}
