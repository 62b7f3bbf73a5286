<?php
/**
 * WooCommerce REST keys authenticate here, as far as their own permission goes.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RestKeysTest extends RestCase {

	/**
	 * @var array<mixed>
	 */
	private array $server = array();

	protected function setUp(): void {
		parent::setUp();
		$this->server = $_SERVER;
	}

	protected function tearDown(): void {
		$_SERVER = $this->server;
		foreach ( array( 'user' => null, 'error' => null, 'auth_method' => '' ) as $name => $value ) {
			( new \ReflectionProperty( \WC_REST_Authentication::class, $name ) )->setValue( \WC_REST_Authentication::instance(), $value );
		}
		parent::tearDown();
	}

	/**
	 * As a request through the front door would be: over TLS, with the key as user name and password.
	 */
	private function come_with_key( string $permissions, string $role ): void {
		global $wpdb;
		$key = 'ck_' . bin2hex( random_bytes( 20 ) );
		$wpdb->insert(
			"{$wpdb->prefix}woocommerce_api_keys",
			array( 'user_id' => $this->user( $role ), 'description' => '', 'permissions' => $permissions, 'consumer_key' => wc_api_hash( $key ), 'consumer_secret' => 'cs_secret', 'truncated_key' => substr( $key, -7 ) )
		);
		$_SERVER['HTTPS']         = 'on';
		$_SERVER['REQUEST_URI']   = '/wp-json/wc-pedal/v1/settings';
		$_SERVER['PHP_AUTH_USER'] = $key;
		$_SERVER['PHP_AUTH_PW']   = 'cs_secret';
		wp_set_current_user( (int) \WC_REST_Authentication::instance()->authenticate( false ) );
	}

	/**
	 * @return array{int, int} Status of a read, status of a write.
	 */
	private function read_and_write(): array {
		$put = new \WP_REST_Request( 'PUT', '/wc-pedal/v1/settings' );
		$put->set_header( 'content-type', 'application/json' );
		$put->set_body( '{"without_slot":"asap"}' );
		return array( rest_do_request( new \WP_REST_Request( 'GET', '/wc-pedal/v1/settings' ) )->get_status(), rest_do_request( $put )->get_status() );
	}

	public function test_a_reading_key_reads_and_does_not_write(): void {
		$this->come_with_key( 'read', 'administrator' );
		$before = get_option( 'pedal_settings' );
		self::assertSame( array( 200, 401 ), $this->read_and_write() );
		self::assertSame( $before, get_option( 'pedal_settings' ) );
	}

	public function test_a_writing_key_writes_and_does_not_read(): void {
		$this->come_with_key( 'write', 'shop_manager' );
		self::assertSame( array( 401, 200 ), $this->read_and_write() );
	}

	public function test_a_key_may_no_more_than_its_user(): void {
		$this->come_with_key( 'read_write', 'subscriber' );
		self::assertSame( array( 403, 403 ), $this->read_and_write() );
	}

	public function test_a_wrong_key_is_nobody(): void {
		$this->come_with_key( 'read_write', 'administrator' );
		$_SERVER['PHP_AUTH_PW'] = 'cs_guessed';
		( new \ReflectionProperty( \WC_REST_Authentication::class, 'user' ) )->setValue( \WC_REST_Authentication::instance(), null );
		wp_set_current_user( (int) \WC_REST_Authentication::instance()->authenticate( false ) );
		self::assertSame( array( 401, 401 ), $this->read_and_write() );
	}
}
