<?php
/**
 * A test inside real WordPress and WooCommerce: a platform without network, a shop, and nothing left behind.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

abstract class TestCase extends \PHPUnit\Framework\TestCase {

	/**
	 * False wraps each test in one transaction that is rolled back. True lets statements take effect at once, for tests with a second
	 * process or connection, or of code that itself begins transactions or changes tables; what they wrote is deleted afterwards.
	 */
	protected const COMMITS = false;

	protected FakePlatform $platform;
	protected Shop $shop;

	/**
	 * @var list<array<string, mixed>> Every mail of this test.
	 */
	protected array $mails = array();

	private int $seconds_passed = 0;

	/**
	 * @var array<string, \WP_Hook>
	 */
	private array $hooks = array();

	private ?Footprint $before = null;

	protected function setUp(): void {
		global $wpdb, $wp_filter;
		$this->hooks = array_map( static fn( \WP_Hook $hook ): \WP_Hook => clone $hook, $wp_filter );
		if ( static::COMMITS ) {
			$this->before = Footprint::take();
		} else {
			$wpdb->query( 'START TRANSACTION' );
		}
		$this->platform = new FakePlatform();
		$this->shop     = new Shop();
		add_filter( 'pedal_test_clock_offset', fn(): int => $this->seconds_passed );
		add_filter(
			'pre_wp_mail',
			function ( $ignored, array $mail ): bool {
				$this->mails[] = $mail;
				return true;
			},
			1,
			2
		);
		wp_set_current_user( 0 );
	}

	protected function tearDown(): void {
		global $wpdb, $wp_filter;
		$this->shop->leave();
		// What this test's orders left to do is done here, and undone with the rest: the next test's orders may have the same ids.
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
		$strays = $this->platform->strays;
		if ( null === $this->before ) {
			$wpdb->query( 'ROLLBACK' );
		} else {
			$this->before->restore();
		}
		$wp_filter = $this->hooks;
		wp_cache_flush();
		wp_set_current_user( 0 );
		self::assertSame( array(), $strays, 'The shop called addresses that this test knows nothing of.' );
	}

	/**
	 * The clock moves on by so many seconds, for Pedal and the platform; the database's own stays.
	 */
	protected function pass_time( int $seconds ): void {
		$this->seconds_passed   += $seconds;
		$this->platform->passed += $seconds;
	}

	/**
	 * One full pass, as every clock makes it.
	 */
	protected function tick(): void {
		do_action( 'pedal_tick' );
	}

	/**
	 * @param array<string, mixed> $body       Query of a GET, else the JSON body.
	 * @param string|null          $role       Of the user who calls; null is a stranger.
	 * @return array{status:int, data:mixed, headers:array<string,string>}
	 */
	protected function rest( string $method, string $path, array $body = array(), ?string $role = 'administrator' ): array {
		wp_set_current_user( null === $role ? 0 : $this->user( $role ) );
		$request = new \WP_REST_Request( $method, "/wc-pedal/v1$path" );
		if ( 'GET' === $method ) {
			$request->set_query_params( $body );
		} else {
			$request->set_header( 'content-type', 'application/json' );
			$request->set_body( (string) wp_json_encode( (object) $body ) );
		}
		$server   = rest_get_server();
		$response = rest_ensure_response( apply_filters( 'rest_post_dispatch', rest_do_request( $request ), $server, $request ) );
		return array( 'status' => $response->get_status(), 'data' => $server->response_to_data( $response, false ), 'headers' => $response->get_headers() );
	}

	/**
	 * A user of that role, made when there is none yet.
	 */
	protected function user( string $role ): int {
		$known = get_users( array( 'role' => $role, 'number' => 1, 'fields' => 'ID' ) );
		if ( array() !== $known ) {
			return (int) $known[0];
		}
		$id = wp_insert_user( array( 'user_login' => "a-$role", 'user_pass' => wp_generate_password(), 'user_email' => "$role@example.org", 'role' => $role ) );
		return is_int( $id ) ? $id : throw new \LogicException( $id->get_error_message() );
	}

	/**
	 * Connects the shop to the fake platform, through the plugin's own REST, and ties the shipping method to it.
	 *
	 * @param array<string, mixed> $wishes
	 * @return int The connection's id.
	 */
	protected function connect( array $wishes = array() ): int {
		$answer = $this->rest(
			'POST',
			'/connections',
			$wishes + array(
				'name'       => 'Naofood',
				'driver'     => 'coopcycle',
				'base_url'   => FakePlatform::URL,
				'identifier' => FakePlatform::IDENTIFIER,
				'secret'     => $this->platform->secret,
				'enabled'    => true,
			)
		);
		self::assertSame( 201, $answer['status'], (string) wp_json_encode( $answer['data'] ) );
		$this->shop->method_instance( array( 'connection_id' => (string) $answer['data']['id'] ) );
		$this->platform->requests = array();
		wp_set_current_user( 0 );
		return (int) $answer['data']['id'];
	}

	/**
	 * @return list<array<string, string|null>> Rows of pedal_deliveries, oldest first.
	 */
	protected function rows( ?int $order_id = null ): array {
		global $wpdb;
		$table = "{$wpdb->prefix}pedal_deliveries";
		return $wpdb->get_results( null === $order_id ? "SELECT * FROM $table ORDER BY id" : $wpdb->prepare( "SELECT * FROM $table WHERE order_id = %d ORDER BY id", $order_id ), ARRAY_A );
	}

	/**
	 * @return array<string, string|null> The only row of an order.
	 */
	protected function row( int $order_id ): array {
		$rows = $this->rows( $order_id );
		self::assertCount( 1, $rows, "Order $order_id has one row." );
		return $rows[0];
	}

	/**
	 * @return list<array<string, string|null>>
	 */
	protected function journal( string $kind = '' ): array {
		global $wpdb;
		$table = "{$wpdb->prefix}pedal_journal";
		return $wpdb->get_results( '' === $kind ? "SELECT * FROM $table ORDER BY id" : $wpdb->prepare( "SELECT * FROM $table WHERE kind = %s ORDER BY id", $kind ), ARRAY_A );
	}

	/**
	 * @return list<string> Notes on the order, oldest first.
	 */
	protected function notes( int $order_id ): array {
		return array_reverse( array_map( static fn( object $note ): string => (string) $note->content, wc_get_order_notes( array( 'order_id' => $order_id ) ) ) );
	}
}
