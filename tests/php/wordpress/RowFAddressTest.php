<?php
/**
 * Rows F: addresses that must never be called, at every door where an address can come in, and not one packet to them.
 *
 * The screen's form speaks to the same REST route; its door is that route.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Platform\HttpRequest;
use Pedal\Platform\Operation;
use Pedal\Platform\Resolver;
use Pedal\Platform\Trouble;
use Pedal\Platform\UrlPolicy;
use Pedal\Platform\WpTransport;
use Pedal\Storage\Connections;
use PHPUnit\Framework\Attributes\DataProvider;

final class RowFAddressTest extends RowTestCase {

	private const PUBLIC_IP = '93.184.216.34';

	/**
	 * @var list<string> Names that the resolver was asked for.
	 */
	private array $resolved = array();

	private ?\WP_REST_Server $server = null;

	protected function tearDown(): void {
		if ( null !== $this->server ) {
			$GLOBALS['wp_rest_server'] = $this->server; // phpcs:ignore
		}
		putenv( 'PEDAL_SECRET' );
		parent::tearDown();
	}

	/**
	 * A shop in production: the developer door is shut. Names resolve as the test says.
	 *
	 * @param list<list<string>> $answers One after the other; the last one stays.
	 */
	private function production( array $answers = array( array() ) ): void {
		$resolver = new class( $answers, $this->resolved ) implements Resolver {

			/**
			 * @param list<list<string>> $answers
			 * @param list<string>       $resolved
			 */
			public function __construct( private array $answers, private array &$resolved ) {}

			public function addresses( string $host ): array {
				$this->resolved[] = $host;
				return count( $this->answers ) > 1 ? array_shift( $this->answers ) : $this->answers[0];
			}
		};
		$this->replace_services( array( UrlPolicy::class => static fn(): UrlPolicy => new UrlPolicy( $resolver, false ) ) );
		$this->server              = rest_get_server();
		$GLOBALS['wp_rest_server'] = null; // phpcs:ignore
		rest_get_server();
		require_once __DIR__ . '/wp-cli.php';
		\WP_CLI::$commands = array();
		do_action( 'cli_init' );
	}

	/**
	 * Refused by name, in all doors; nothing saved, changed or called.
	 */
	private function assert_refused_everywhere( string $address ): void {
		global $wpdb;
		$account = array( 'name' => 'Evil', 'base_url' => $address, 'identifier' => FakePlatform::IDENTIFIER, 'secret' => $this->platform->secret );
		$before  = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}pedal_connections", ARRAY_A );
		$known   = (int) $before[0]['id'];
		$answers = array(
			'POST'           => $this->rest( 'POST', '/connections', $account + array( 'driver' => 'coopcycle' ) ),
			'save_unchecked' => $this->rest( 'POST', '/connections', $account + array( 'driver' => 'coopcycle', 'save_unchecked' => true ) ),
			'PATCH'          => $this->rest( 'PATCH', "/connections/$known", array( 'base_url' => $address, 'secret' => $this->platform->secret ) ),
		);
		foreach ( $answers as $door => $answer ) {
			self::assertSame( array( 422, 'pedal_url_not_allowed' ), array( $answer['status'], $answer['data']['code'] ?? '' ), "$door $address" );
		}
		self::assertStringContainsString( 'Error: pedal_url_not_allowed', $this->add_by_command( array_diff_key( $account, array( 'secret' => '' ) ) ), $address );
		self::assertSame( $before, $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}pedal_connections", ARRAY_A ) );
		self::assertSame( array(), array( ...$this->platform->requests, ...$this->platform->strays ), 'Not one packet.' );
	}

	/**
	 * @param array<string, string> $flags
	 */
	private function add_by_command( array $flags ): string {
		putenv( "PEDAL_SECRET={$this->platform->secret}" );
		\WP_CLI::$err = '';
		try {
			( \WP_CLI::$commands['pedal connection add']['run'] )( array(), $flags );
		} catch ( CliEnd $end ) {
			self::assertSame( 1, $end->exit );
		}
		return \WP_CLI::$err;
	}

	public function test_F01_private_and_special_addresses(): void {
		$this->connect();
		$this->production();
		foreach ( array( '169.254.169.254', '100.64.0.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '240.0.0.1', '0.0.0.0', '10.0.0.1', '127.0.0.1', '172.16.0.1', '192.168.0.1' ) as $ip ) {
			$this->assert_refused_everywhere( "https://$ip" );
		}
		$this->assert_refused_everywhere( 'http://169.254.169.254' );
		self::assertSame( array(), $this->resolved );
	}

	public function test_F02_ipv6(): void {
		$this->connect();
		$this->production();
		foreach ( array( '[::1]', '[fd00::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]' ) as $host ) {
			$this->assert_refused_everywhere( "https://$host" );
		}
	}

	/**
	 * @return array<string, array{list<string>}>
	 */
	public static function mixed_answers(): array {
		return array(
			'F03: public A, private AAAA' => array( array( self::PUBLIC_IP, 'fd00::1' ) ),
			'F03: two A'                  => array( array( self::PUBLIC_IP, '10.0.0.7' ) ),
			'F03: private alone'          => array( array( '192.168.1.10' ) ),
			'F03: a mapped AAAA'          => array( array( '::ffff:169.254.169.254' ) ),
		);
	}

	/**
	 * @param list<string> $addresses
	 */
	#[DataProvider( 'mixed_answers' )]
	public function test_F03_one_private_address_among_the_answers( array $addresses ): void {
		$this->connect();
		$this->production( array( $addresses ) );
		$this->assert_refused_everywhere( 'https://naofood.example' );
	}

	public function test_F04_dns_rebinding(): void {
		$this->production( array( array( self::PUBLIC_IP ), array( '127.0.0.1' ) ) );
		$tried = '';
		// The last step as WordPress makes it: a handle, our hook, off it goes; without waiting for an answer that this machine cannot get.
		add_filter( 'pre_http_request', static function ( $ignored, array $arguments, string $url ) use ( &$tried ): \WP_Error {
			$handle = curl_init( $url );
			$log    = fopen( 'php://memory', 'r+' );
			do_action_ref_array( 'http_api_curl', array( &$handle, $arguments, $url ) );
			curl_setopt_array( $handle, array( CURLOPT_VERBOSE => true, CURLOPT_STDERR => $log, CURLOPT_TIMEOUT_MS => 300, CURLOPT_RETURNTRANSFER => true ) );
			curl_exec( $handle );
			rewind( $log );
			$tried = (string) stream_get_contents( $log );
			return new \WP_Error( 'http_request_failed', 'cURL error 7: ' . curl_error( $handle ) );
		}, 1, 3 );
		try {
			self::service( WpTransport::class )->send( new HttpRequest( Operation::Create, 'POST', 'https://naofood.example/api/deliveries', array(), '{}' ) );
			self::fail( 'There is nothing at that address.' );
		} catch ( Trouble ) {
			self::assertSame( array( 'naofood.example' ), $this->resolved, 'One resolution.' );
		}
		self::assertStringContainsString( 'naofood.example:443:' . self::PUBLIC_IP, $tried, 'The connection is pinned to what was checked.' );
		self::assertStringNotContainsString( '127.0.0.1', $tried );
	}

	public function test_F05_other_spellings_of_a_number_and_of_a_name(): void {
		$this->connect();
		$this->production();
		foreach ( array( '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', 'naofood.example.', '１２７.0.0.1', 'nаofood.example' ) as $host ) {
			$this->assert_refused_everywhere( "https://$host" );
		}
		self::assertSame( array(), $this->resolved );
	}

	public function test_F07_other_schemes(): void {
		$this->connect();
		$this->production();
		foreach ( array( 'file:///etc/passwd', 'gopher://naofood.example', 'ftp://naofood.example', 'dict://naofood.example', 'php://input', '//naofood.example', 'http://naofood.example' ) as $address ) {
			$this->assert_refused_everywhere( $address );
		}
	}

	/**
	 * @return array<string, array{int}>
	 */
	public static function redirects(): array {
		return array( '301' => array( 301 ), '302' => array( 302 ), '303' => array( 303 ), '307' => array( 307 ), '308' => array( 308 ) );
	}

	#[DataProvider( 'redirects' )]
	public function test_F08_a_redirect_to_the_metadata_address( int $status ): void {
		$id    = $this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', array( $status, '', array( 'location' => 'http://169.254.169.254/latest/meta-data/' ) ) );
		$this->tick();
		self::assertSame( array(), $this->platform->strays, 'Not followed; no Authorization anywhere else.' );
		self::assertSame( 'pedal_redirected', $this->connection( $id )->status_code );
		self::assertSame( '0', $this->row( $order->get_id() )['attempts'] );
	}

	public function test_F14_a_shop_manager_changes_the_address(): void {
		$id    = $this->connect();
		$sent  = fn(): array => array_column( $this->platform->requests, 'path' );
		$asked = $this->rest( 'PATCH', "/connections/$id", array( 'base_url' => 'http://localhost:8601' ), 'shop_manager' );
		self::assertSame( array( 422, 'pedal_secret_required' ), array( $asked['status'], $asked['data']['code'] ) );
		self::assertSame( array(), array( ...$sent(), ...$this->platform->strays ), 'The stored secret travels nowhere.' );

		$asked = $this->rest( 'PATCH', "/connections/$id", array( 'base_url' => 'http://localhost:8601', 'secret' => 'another0another0another0another0', 'save_unchecked' => true ), 'shop_manager' );
		self::assertSame( 200, $asked['status'] );
		self::assertSame( 'her0', $asked['data']['secret']['last4'], 'The new secret, for the new address.' );
		self::assertFalse( $asked['data']['enabled'] );
		$this->platform->requests = array();
		$this->platform->strays   = array();
		$this->paid();
		$this->tick();
		self::assertSame( array(), array( ...$sent(), ...$this->platform->strays ), 'Neither the old address nor the new one gets anything.' );
	}

	public function test_F16_the_developer_door_in_production(): void {
		$id    = $this->connect();
		$order = $this->paid();
		// The constant is set in this shop's wp-config.php; what WordPress says about the environment decides.
		self::assertTrue( defined( 'PEDAL_ALLOW_LOOPBACK' ) && PEDAL_ALLOW_LOOPBACK );
		$this->production();
		$this->tick();
		self::assertSame( array(), $this->platform->requests, 'Loopback is refused.' );
		self::assertSame( array( 'paused', 'pedal_url_not_allowed' ), array( $this->connection( $id )->status, $this->connection( $id )->status_code ) );
		self::assertSame( array( 'pending', '0' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['attempts'] ) );
		self::assertArrayHasKey( $id, self::service( Connections::class )->all() );
	}
}
