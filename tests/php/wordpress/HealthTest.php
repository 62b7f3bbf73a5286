<?php
/**
 * The doctor: one fault, one finding that names it; a healthy shop raises nothing. Each probe is shown its fault.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class HealthTest extends TestCase {

	/**
	 * This test's shop is a developer's.
	 */
	private const ALWAYS = array( 'developer_door' => 'developer_door_open' );

	private FakeDoor $door;

	protected function setUp(): void {
		parent::setUp();
		$this->door = ( new FakeDoor() )->works()->answers( '#wc/v3\?pedal=#', $this->mirror( ... ) )->answers( '#^POST .*/wc-pedal/v1/hook/#', array( 'code' => 'pedal_not_verified' ), 401 );
		$this->beat( 'action_scheduler', 30 );
		$this->beat( 'wp_cron', 40 );
		delete_transient( 'pedal_legacy_api_seen' );
	}

	public function test_a_healthy_shop_raises_nothing(): void {
		$this->connect();
		self::assertSame( self::ALWAYS, $this->raised() );
	}

	public function test_cheap_probes_call_nobody(): void {
		$this->connect();
		$findings = $this->rest( 'GET', '/health' );

		self::assertSame( 200, $findings['status'] );
		self::assertSame( array(), $this->door->visits );
		self::assertSame( array(), $this->platform->requests );
		self::assertNotContains( 'rest_api', array_column( $findings['data'], 'id' ) );
		foreach ( $findings['data'] as $finding ) {
			self::assertSame( array( 'id', 'label', 'status', 'code', 'message', 'evidence', 'fix' ), array_keys( $finding ) );
			self::assertContains( $finding['status'], array( 'good', 'recommended', 'critical' ) );
			self::assertNotSame( '', $finding['message'], $finding['id'] );
			self::assertSame( 'good' === $finding['status'], '' === $finding['fix'], $finding['id'] );
		}
	}

	public function test_only_those_who_run_the_shop_may_ask(): void {
		foreach ( array( null => 401, 'subscriber' => 403, 'editor' => 403, 'shop_manager' => 200 ) as $role => $status ) {
			self::assertSame( $status, $this->rest( 'GET', '/health', array(), '' === $role ? null : $role )['status'] );
		}
		self::assertSame( 400, $this->rest( 'GET', '/health', array( 'deep' => 'perhaps' ) )['status'] );
	}

	/**
	 * @return array<string,array{callable(self):void,string,string,string}> What to break, then probe, code, status.
	 */
	public static function faults(): array {
		$html     = static fn( string $title ): string => "<html><title>$title</title></html>";
		$platform = FakePlatform::URL;
		return array(
			'plain permalinks'  => array( static fn( self $t ) => $t->option( 'permalink_structure', '' ), 'permalinks', 'plain_permalinks', 'recommended' ),
			'cloned'            => array( static fn( self $t ) => $t->option( 'pedal_install', array( 'id' => 'x', 'home' => 'https://original.example' ) ), 'site', 'pedal_cloned_site', 'critical' ),
			'newer data'        => array( static fn( self $t ) => $t->option( 'pedal_schema', 99 ), 'tables', 'pedal_newer_data', 'critical' ),
			'lost table'        => array( static fn( self $t ) => $t->hide_table( 'pedal_journal' ), 'tables', 'tables_missing', 'critical' ),
			'lost key'          => array( static fn( self $t ) => $t->lose( '/SHOW INDEX FROM (\w+_deliveries)/', "SHOW INDEX FROM \$1 WHERE Key_name <> 'marker'" ), 'tables', 'tables_damaged', 'critical' ),
			'lost column'       => array( static fn( self $t ) => $t->lose( '/SHOW COLUMNS FROM (\w+_deliveries)/', "SHOW COLUMNS FROM \$1 LIKE 'id'" ), 'tables', 'tables_damaged', 'critical' ),
			'secret unreadable' => array( static fn( self $t ) => $t->spoil_secret(), 'secrets', 'pedal_secret_unreadable', 'critical' ),
			'all clocks dead'   => array( static fn( self $t ) => $t->clocks( 700, 700, 0 ), 'clocks', 'clocks_stopped', 'critical' ),
			'WP-Cron dead'      => array( static fn( self $t ) => $t->clocks( 30, 900, 0 ), 'clocks', 'wp_cron_silent', 'recommended' ),
			'scheduler dead'    => array( static fn( self $t ) => $t->clocks( 900, 30, 0 ), 'clocks', 'action_scheduler_silent', 'recommended' ),
			'waiting'           => array( static fn( self $t ) => $t->wait( 11 ), 'queue', 'orders_waiting', 'recommended' ),
			'overdue'           => array( static fn( self $t ) => $t->wait( 31 ), 'queue', 'orders_overdue', 'critical' ),
			'TLS switched off'  => array( static fn() => add_filter( 'https_ssl_verify', '__return_false' ), 'tls_checks', 'pedal_tampered_http', 'critical' ),
			'logger'            => array( static fn() => add_action( 'http_api_debug', static fn() => null ), 'request_loggers', 'request_logger', 'recommended' ),
			'database clock'    => array( static fn( self $t ) => $t->pass_time( 90 ), 'server_clock', 'clock_skew', 'recommended' ),
			'two addresses'     => array( static fn() => add_filter( 'option_siteurl', static fn( string $url ): string => str_replace( '127.0.0.1', 'localhost', $url ) ), 'addresses', 'addresses_differ', 'recommended' ),
			'weak key user'     => array( static fn( self $t ) => $t->a_key( 'subscriber' ), 'keys', 'key_user_too_weak', 'recommended' ),
			'old API'           => array( static fn() => set_transient( 'pedal_legacy_api_seen', time() ), 'legacy_api', 'legacy_api', 'recommended' ),
			'paused'            => array( static fn( self $t ) => $t->pause( 'pedal_credentials_refused' ), 'connections', 'pedal_credentials_refused', 'critical' ),
			'method to nowhere' => array( static fn( self $t ) => $t->tie_method( '999999' ), 'ways', 'way_to_nowhere', 'critical' ),
			'rule to nowhere'   => array( static fn( self $t ) => $t->option( 'pedal_settings', array( 'rules' => array( array( 'id' => 'old', 'when' => array(), 'then' => array( 'connection_id' => 999999 ) ) ) ) ), 'ways', 'way_to_nowhere', 'critical' ),
			'method to either'  => array( static fn( self $t ) => $t->connect_another(), 'ways', 'way_to_nowhere', 'critical' ),
			'resting'           => array( static fn( self $t ) => $t->pause( 'pedal_throttled' ), 'connections', 'pedal_throttled', 'recommended' ),
			'platform TLS'      => array( static fn( self $t ) => $t->platform->fail( '^GET /$', 'cURL error 60: SSL certificate problem' ), 'platforms', 'pedal_tls_failed', 'critical' ),
			'platform down'     => array( static fn( self $t ) => $t->platform->fail( '^GET /$', 'cURL error 7: Connection refused' ), 'platforms', 'pedal_host_unreachable', 'critical' ),
			'platform clock'    => array( static fn( self $t ) => $t->platform->fail( '^GET /$', array( 200, '', array( 'date' => gmdate( 'D, d M Y H:i:s', time() + 300 ) . ' GMT' ) ) ), 'platform_clock', 'platform_clock_skew', 'recommended' ),
			'platform far off'  => array( static fn( self $t ) => $t->platform->fail( '^GET /$', array( 200, '', array( 'date' => gmdate( 'D, d M Y H:i:s', time() - 4000 ) . ' GMT' ) ) ), 'platform_clock', 'platform_clock_skew', 'critical' ),
			'no loopback'       => array( static fn( self $t ) => $t->door->answers( '#.#', '!cURL error 28: Operation timed out' ), 'rest_api', 'front_door_unreachable', 'recommended' ),
			'bad certificate'   => array( static fn( self $t ) => $t->door->answers( '#.#', '!cURL error 60: SSL certificate problem: certificate has expired' ), 'rest_api', 'front_door_tls_failed', 'recommended' ),
			'no rewriting'      => array( static fn( self $t ) => $t->door->answers( '#.#', $html( 'Not found' ), 404 ), 'rest_api', 'rest_not_found', 'recommended' ),
			'namespace off'     => array( static fn( self $t ) => $t->door->answers( '#wc/v3#', array( 'code' => 'rest_no_route' ), 404 ), 'rest_api', 'namespace_missing', 'recommended' ),
			'HTML'              => array( static fn( self $t ) => $t->door->answers( '#wc/v3#', $html( 'Coming soon' ) ), 'rest_api', 'not_json', 'recommended' ),
			'fatal error'       => array( static fn( self $t ) => $t->door->answers( '#wc/v3#', $html( 'Error' ), 500 ), 'rest_api', 'server_error', 'recommended' ),
			'www'               => array( static fn( self $t ) => $t->door->answers( '#.#', '', 301, array( 'location' => 'http://www.127.0.0.1:8750/wp-json/wc/v3' ) ), 'redirects', 'redirected', 'recommended' ),
			'login wall'        => array( static fn( self $t ) => $t->door->answers( '#.#', array( 'code' => 'rest_not_logged_in' ), 401 ), 'walls', 'login_wall', 'recommended' ),
			'challenge'         => array( static fn( self $t ) => $t->door->answers( '#.#', $html( 'Just a moment...' ), 403, array( 'cf-mitigated' => 'challenge' ) ), 'walls', 'challenge_page', 'recommended' ),
			'firewall'          => array( static fn( self $t ) => $t->door->answers( '#.#', $html( '403 Forbidden' ), 403 ), 'walls', 'firewall', 'recommended' ),
			'firewall by name'  => array( static fn( self $t ) => $t->door->answers( '#.#', static fn( array $visit ): array => isset( $visit['headers']['User-Agent'] ) ? array( 403, $html( 'Blocked' ), array() ) : $t->let_in( $visit ) ), 'walls', 'firewall', 'recommended' ),
			'header stripped'   => array( static fn( self $t ) => $t->door->answers( '#wc/v3\?pedal=#', static fn( array $visit ): array => $t->mirror( $visit, array( 'Authorization' ) ) ), 'authorization', 'authorization_stripped', 'recommended' ),
			'cached'            => array( static fn( self $t ) => $t->door->answers( '#wc/v3\?pedal=#', $t->cached( ... ) ), 'cache', 'cached', 'recommended' ),
			'cached, and says'  => array( static fn( self $t ) => $t->door->answers( '#wc/v3\?_fields#', array( 'namespace' => 'wc/v3' ), 200, array( 'x-litespeed-cache' => 'hit' ) ), 'cache', 'cached', 'recommended' ),
			'TLS hidden'        => array( static fn( self $t ) => $t->over_https(), 'https', 'https_not_seen', 'recommended' ),
			'POST blocked'      => array( static fn( self $t ) => $t->door->answers( '#^POST #', $html( 'Not Acceptable' ), 406 ), 'hook', 'hook_unreachable', 'recommended' ),
		);
	}

	/**
	 * @param callable(self):mixed $break
	 */
	#[DataProvider( 'faults' )]
	public function test_one_fault_is_one_finding( callable $break, string $probe, string $code, string $status ): void {
		$this->connect();
		$break( $this );
		$findings = array_column( $this->rest( 'GET', '/health', array( 'deep' => 'true' ) )['data'], null, 'id' );

		self::assertSame( $code, $findings[ $probe ]['code'] );
		self::assertSame( $status, $findings[ $probe ]['status'] );
		self::assertNotSame( '', $findings[ $probe ]['message'] );
		self::assertNotSame( '', $findings[ $probe ]['fix'] );
		self::assertNotSame( '', $findings[ $probe ]['evidence'] . ( 'tables' === $probe ? '-' : '' ) );
		self::assertSame( array( $probe => $code ), array_diff_key( self::raised_in( $findings ), self::ALWAYS ) );
	}

	public function test_a_plugin_that_weakens_tls_is_named(): void {
		add_filter( 'https_ssl_verify', array( \WC_Checkout::class, 'instance' ) );
		add_filter( 'https_ssl_verify', '__return_false', 99 );
		$finding = array_column( $this->rest( 'GET', '/health' )['data'], null, 'id' )['tls_checks'];
		self::assertSame( 'https_ssl_verify: WooCommerce', $finding['evidence'] );
	}

	public function test_a_clock_that_never_ticked_is_given_time(): void {
		delete_transient( 'pedal_clock_action_scheduler' );
		$this->connect();
		self::assertSame( self::ALWAYS, $this->raised( false ) );
		$this->pass_time( 700 );
		$this->beat( 'wp_cron', -690 );
		self::assertSame( 'action_scheduler_silent', $this->raised( false )['clocks'] );
	}

	public function test_the_command_line_alone_is_enough(): void {
		$this->clocks( 5000, 5000, 60 );
		self::assertArrayNotHasKey( 'clocks', $this->raised( false ) );
	}

	public function test_site_health_shows_what_the_doctor_says(): void {
		require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
		require_once ABSPATH . 'wp-admin/includes/update.php';
		require_once ABSPATH . 'wp-admin/includes/misc.php';
		$this->connect();
		$this->clocks( 5000, 5000, 0 );
		$this->door->answers( '#.#', '<title>403 <b>Forbidden</b></title>', 403 );
		$tests = \WP_Site_Health::get_tests();

		$clocks = $tests['direct']['pedal_clocks']['test']();
		self::assertSame( array( 'critical', 'pedal_clocks' ), array( $clocks['status'], $clocks['test'] ) );
		self::assertSame( 'good', $tests['direct']['pedal_tables']['test']()['status'] );
		self::assertSame( array(), $this->door->visits, 'Nothing slow while the page loads.' );

		$network = $tests['async']['pedal-network']['async_direct_test']();
		self::assertSame( 'recommended', $network['status'] );
		self::assertStringContainsString( 'firewall', strtolower( $network['label'] ) );
		self::assertStringContainsString( 'HTTP 403', $network['description'] );
		self::assertStringNotContainsString( '<b>', $network['description'] );
		foreach ( array( $clocks, $network ) as $result ) {
			self::assertSame( array( 'label', 'status', 'badge', 'description', 'actions', 'test' ), array_keys( $result ) );
		}
	}

	public function test_site_health_info_holds_no_part_of_a_key(): void {
		$this->connect();
		$info = (string) wp_json_encode( apply_filters( 'debug_information', array() ) );
		self::assertStringContainsString( 'coopcycle: ready', $info );
		foreach ( array( $this->platform->secret, substr( $this->platform->secret, -4 ) . '"', FakePlatform::IDENTIFIER ) as $part ) {
			self::assertStringNotContainsString( $part, $info );
		}
	}

	public function test_the_mirror_answers_only_its_own_notes(): void {
		foreach ( array( '', 'abc', 'a.9999999999.b', bin2hex( random_bytes( 8 ) ) . '.' . ( time() + 60 ) . '.' . wp_hash( 'x' ) ) as $note ) {
			$request = new \WP_REST_Request( 'GET', '/wc/v3' );
			$request->set_header( 'X-Pedal-Mirror', $note );
			self::assertArrayNotHasKey( 'mirror', (array) rest_do_request( $request )->get_data() );
		}
	}

	public function test_a_probe_that_breaks_is_a_finding_and_no_error(): void {
		$broken = $this->createStub( \Pedal\Health\Probe::class );
		$broken->method( 'examine' )->willThrowException( new \RuntimeException( 'secret words' ) );
		$row = ( new \Pedal\Health\Doctor( static fn(): array => array( $broken ) ) )->examine( true )[0];
		self::assertSame( 'probe_failed', $row['code'] );
		self::assertStringNotContainsString( 'secret words', (string) wp_json_encode( $row ) );
	}

	public function test_no_finding_shows_a_secret(): void {
		$this->connect();
		$all = (string) wp_json_encode( $this->rest( 'GET', '/health', array( 'deep' => 'true' ) )['data'] );
		self::assertStringNotContainsString( $this->platform->secret, $all );
		foreach ( $this->platform->requests as $request ) {
			self::assertStringNotContainsString( $this->platform->secret, (string) wp_json_encode( $request ) );
		}
	}

	/**
	 * @return array<string,string> Probe => code of everything that is not good.
	 */
	private function raised( bool $deep = true ): array {
		return self::raised_in( array_column( $this->rest( 'GET', '/health', array( 'deep' => $deep ? 'true' : 'false' ) )['data'], null, 'id' ) );
	}

	/**
	 * @param array<string,array<string,string>> $findings
	 * @return array<string,string>
	 */
	private static function raised_in( array $findings ): array {
		return array_column( array_filter( $findings, static fn( array $finding ): bool => 'good' !== $finding['status'] ), 'code', 'id' );
	}

	public function option( string $name, mixed $value ): void {
		update_option( $name, $value );
		global $wp_rewrite;
		$wp_rewrite->init();
	}

	public function hide_table( string $name ): void {
		add_filter( 'query', static fn( string $sql ): string => str_starts_with( $sql, 'SHOW TABLES LIKE' ) && str_contains( str_replace( '\\', '', $sql ), $name ) ? "SHOW TABLES LIKE 'nothing'" : $sql );
	}

	public function lose( string $pattern, string $instead ): void {
		add_filter( 'query', static fn( string $sql ): string => (string) preg_replace( $pattern, $instead, $sql ) );
	}

	public function spoil_secret(): void {
		global $wpdb;
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_connections SET secret_sealed = 'AAAA'" );
	}

	public function pause( string $code ): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}pedal_connections SET status = 'paused', status_code = %s", $code ) );
	}

	public function clocks( int $scheduler, int $cron, int $cli ): void {
		$this->beat( 'action_scheduler', $scheduler );
		$this->beat( 'wp_cron', $cron );
		$this->beat( 'cli', $cli );
	}

	private function beat( string $clock, int $ago ): void {
		0 === $ago ? delete_transient( "pedal_clock_$clock" ) : set_transient( "pedal_clock_$clock", time() - $ago );
	}

	public function wait( int $minutes ): void {
		global $wpdb;
		$this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET due_at = due_at - 60 * $minutes" );
	}

	public function tie_method( string $connection ): void {
		$this->shop->method_instance( array( 'connection_id' => $connection ) );
	}

	public function connect_another(): void {
		$this->connect( array( 'name' => 'Second' ) );
		$this->tie_method( '' );
	}

	public function a_key( string $role ): void {
		$this->rest( 'POST', '/setup/keys', array( 'description' => 'Bikes', 'user_id' => $this->user( $role ), 'permissions' => 'read' ) );
	}

	public function over_https(): void {
		add_filter( 'option_home', static fn( string $home ): string => str_replace( 'http://', 'https://', $home ) );
		add_filter( 'option_siteurl', static fn( string $home ): string => str_replace( 'http://', 'https://', $home ) );
	}

	/**
	 * What the shop would answer to a visit, seen through the real mirror.
	 *
	 * @param array{method:string,url:string,headers:array<string,string>} $visit
	 * @param list<string> $lost Headers that never arrive.
	 * @return array{int,mixed,array<string,string>}
	 */
	public function mirror( array $visit, array $lost = array() ): array {
		$headers = array_diff_key( $visit['headers'], array_flip( $lost ) );
		$request = new \WP_REST_Request( 'GET', '/wc/v3' );
		$request->set_headers( $headers );
		list( $user, $password ) = explode( ':', (string) base64_decode( substr( $headers['Authorization'] ?? '', 6 ), true ) . ':' );
		if ( '' !== $user ) {
			$_SERVER['PHP_AUTH_USER'] = $user;
			$_SERVER['PHP_AUTH_PW']   = $password;
		}
		$answer = rest_do_request( $request );
		unset( $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW'] );
		return array( $answer->get_status(), $answer->get_data(), array() );
	}

	/**
	 * The first answer again and again, without saying so.
	 *
	 * @param array{method:string,url:string,headers:array<string,string>} $visit
	 * @return array{int,mixed,array<string,string>}
	 */
	public function cached( array $visit ): array {
		static $kept = array();
		return $kept[ $visit['url'] ] ??= $this->mirror( $visit );
	}

	/**
	 * @param array{method:string,url:string,headers:array<string,string>} $visit
	 * @return array{int,mixed,array<string,string>}
	 */
	public function let_in( array $visit ): array {
		if ( 'POST' === $visit['method'] ) {
			return array( 401, array( 'code' => 'pedal_not_verified' ), array() );
		}
		return str_contains( $visit['url'], 'pedal=' ) ? $this->mirror( $visit ) : array( 200, array( 'namespace' => 'wc/v3' ), array() );
	}
}
