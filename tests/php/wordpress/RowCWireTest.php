<?php
/**
 * Rows C and F on a real wire: through cURL, to a server that misbehaves or that nobody can trust.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Operation;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;
use Pedal\Platform\WpTransport;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class RowCWireTest extends RowTestCase {

	use Workers;

	private const SECONDS = 2;

	private ?WireServer $server = null;

	/**
	 * @var list<string>
	 */
	private array $files = array();

	protected function setUp(): void {
		parent::setUp();
		// This time the network is real.
		remove_all_filters( 'pre_http_request' );
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'http_timeout' => self::SECONDS ) + $timing );
	}

	protected function tearDown(): void {
		$this->server?->stop();
		array_map( 'unlink', $this->files );
		array_map( static fn( string $file ): bool => is_dir( "$file.trusted" ) && rmdir( "$file.trusted" ), $this->files );
		parent::tearDown();
	}

	/**
	 * @param string $base Without the port.
	 */
	private function post_to( string $base, string $manner, string $certificate = '' ): HttpResponse|Trouble {
		$this->server = new WireServer( $manner, $certificate );
		try {
			return self::service( WpTransport::class )->send( new HttpRequest( Operation::Create, 'POST', "$base:{$this->server->port}/api/deliveries", array( 'Authorization' => 'Bearer t' ), '{}' ) );
		} catch ( Trouble $trouble ) {
			return $trouble;
		}
	}

	public function test_C28_informational_answers_before_the_real_one(): void {
		$answer = $this->post_to( 'http://127.0.0.1', '100 and 103 first' );
		self::assertInstanceOf( HttpResponse::class, $answer );
		self::assertSame( array( 201, '{"@id":"/api/deliveries/1","id":1}' ), array( $answer->status, $answer->body ) );
	}

	/**
	 * @return array<string, array{string}>
	 */
	public static function endless(): array {
		return array( 'C28: 1xx' => array( '1xx for ever' ), 'C29: hang' => array( 'hang after headers' ), 'C29: drip' => array( 'drip' ) );
	}

	#[DataProvider( 'endless' )]
	public function test_C28_C29_an_answer_without_end_is_given_up_in_time( string $manner ): void {
		$began = microtime( true );
		self::assertInstanceOf( Uncertain::class, $this->post_to( 'http://127.0.0.1', $manner ) );
		self::assertLessThan( self::SECONDS + 3, microtime( true ) - $began );
	}

	/**
	 * @return array<string, array{string}>
	 */
	public static function bombs(): array {
		return array( '400 MB' => array( '400 MB' ), '300 MB in 300 KB' => array( 'gzip bomb' ) );
	}

	#[DataProvider( 'bombs' )]
	public function test_C30_a_huge_answer_is_not_read_to_its_end( string $manner ): void {
		$memory = memory_get_usage();
		memory_reset_peak_usage();
		$answer = $this->post_to( 'http://127.0.0.1', $manner );
		self::assertLessThan( 16 * 1048576, memory_get_peak_usage() - $memory );

		self::assertTrue( $answer instanceof Uncertain || $answer instanceof HttpResponse && strlen( $answer->body ) <= 1048576 );
	}

	/**
	 * @return array<string, array{string}>
	 */
	public static function malformed(): array {
		return array( '1 MB of headers' => array( '1 MB of headers' ), 'bad chunks' => array( 'bad chunks' ), 'no status line' => array( 'no status line' ) );
	}

	#[DataProvider( 'malformed' )]
	public function test_C31_a_malformed_answer_is_doubt( string $manner ): void {
		$answer = $this->post_to( 'http://127.0.0.1', $manner );
		self::assertInstanceOf( Uncertain::class, $answer );
	}

	public function test_C31_two_lengths(): void {
		$answer = $this->post_to( 'http://127.0.0.1', 'two lengths' );
		// cURL believes the last one; whoever believes the first has a cut answer, and doubt.
		self::assertTrue( $answer instanceof Uncertain || $answer instanceof HttpResponse && 201 === $answer->status );
	}

	/**
	 * @return array<string, array{string, int}>
	 */
	public static function bad_certificates(): array {
		return array( 'self-signed' => array( 'localhost', 1 ), 'expired' => array( 'localhost', 0 ), 'of another host' => array( 'evil.example', 1 ) );
	}

	#[DataProvider( 'bad_certificates' )]
	public function test_F09_a_certificate_nobody_can_trust( string $name, int $days ): void {
		$this->files[] = WireServer::certificate( $name, $days );
		$trouble       = $this->post_to( 'https://localhost', 'good', $this->files[0] );
		self::assertInstanceOf( Unavailable::class, $trouble );
		self::assertSame( array( 'pedal_tls_failed', false, true ), array( $trouble->reason, $trouble->left, $trouble->whole_connection ), $trouble->words );
		self::assertMatchesRegularExpression( '/certificate/i', $trouble->words, 'It names the problem.' );
	}

	/**
	 * As one more authority beside those of WordPress.
	 */
	private function trust( string $certificate ): void {
		$folder        = "$certificate.trusted";
		$hash          = openssl_x509_parse( (string) file_get_contents( $certificate ) )['hash'] ?? '';
		$this->files[] = "$folder/$hash.0";
		mkdir( $folder );
		copy( $certificate, "$folder/$hash.0" );
		add_action( 'http_api_curl', static fn( $handle ) => curl_setopt( $handle, CURLOPT_CAPATH, $folder ), PHP_INT_MAX );
	}

	/**
	 * The authority is trusted, so that nothing but the name or the date is wrong.
	 */
	#[DataProvider( 'trusted_but' )]
	public function test_F09_a_trusted_certificate_of_another_host_or_time( string $name, int $days, bool $good ): void {
		$this->files[] = WireServer::certificate( $name, $days );
		$this->trust( $this->files[0] );
		$answer = $this->post_to( 'https://localhost', 'good', $this->files[0] );
		if ( $good ) {
			self::assertInstanceOf( HttpResponse::class, $answer, $answer instanceof Trouble ? $answer->words : '' );
			return;
		}
		self::assertInstanceOf( Unavailable::class, $answer );
		self::assertSame( 'pedal_tls_failed', $answer->reason, $answer->words );
	}

	/**
	 * @return array<string, array{string, int, bool}>
	 */
	public static function trusted_but(): array {
		return array( 'good' => array( 'localhost', 1, true ), 'another host' => array( 'evil.example', 1, false ), 'expired' => array( 'localhost', 0, false ) );
	}

	public function test_F13_a_server_that_only_speaks_tls_1_0(): void {
		$this->files[] = WireServer::certificate( 'localhost', 1 );
		$this->trust( $this->files[0] );
		$trouble = $this->post_to( 'https://localhost', 'tls 1.0', $this->files[0] );
		self::assertInstanceOf( Unavailable::class, $trouble );
		self::assertSame( 'pedal_tls_failed', $trouble->reason, $trouble->words );
		self::assertTrue( $this->speaks_old_tls(), 'A client that allows it gets through.' );
	}

	private function speaks_old_tls(): bool {
		$handle = curl_init( "https://localhost:{$this->server?->port}/" );
		curl_setopt_array( $handle, array( CURLOPT_RETURNTRANSFER => true, CURLOPT_SSL_VERIFYPEER => false, CURLOPT_TIMEOUT => 5, CURLOPT_SSLVERSION => CURL_SSLVERSION_TLSv1_0 | CURL_SSLVERSION_MAX_TLSv1_0, CURLOPT_SSL_CIPHER_LIST => 'ALL:@SECLEVEL=0' ) );
		$answer = curl_exec( $handle );
		return false !== $answer;
	}

	/**
	 * Nobody listens at port 1: only a proxy leads there.
	 *
	 * @return array<string, array{bool, string}>
	 */
	public static function behind_a_proxy(): array {
		return array( 'trusted' => array( true, '201' ), 'not trusted' => array( false, 'pedal_tls_failed' ) );
	}

	#[DataProvider( 'behind_a_proxy' )]
	public function test_F18_calls_go_through_the_proxy_of_the_shop_and_certificates_are_checked( bool $trusted, string $expected ): void {
		$this->files[] = WireServer::certificate( 'localhost', 1 );
		if ( $trusted ) {
			$this->trust( $this->files[0] );
		}
		$this->server = new WireServer( 'proxy', $this->files[0] );
		add_filter( 'pre_http_send_through_proxy', '__return_true' );
		// Constants last as long as their process.
		$answers = $this->at_once( 1, function (): array {
			define( 'WP_PROXY_HOST', '127.0.0.1' );
			define( 'WP_PROXY_PORT', (string) $this->server?->port );
			try {
				return array( (string) self::service( WpTransport::class )->send( new HttpRequest( Operation::Read, 'GET', 'https://localhost:1/api' ) )->status );
			} catch ( Trouble $trouble ) {
				return array( $trouble->reason );
			}
		} );
		self::assertSame( array( array( $expected ) ), $answers );
	}

	public function test_F10_another_plugin_switches_certificate_checks_off(): void {
		add_filter( 'https_ssl_verify', '__return_false' );
		$this->files[] = WireServer::certificate( 'localhost', 1 );
		$trouble       = $this->post_to( 'https://localhost', 'good', $this->files[0] );
		self::assertInstanceOf( Unavailable::class, $trouble );
		self::assertSame( array( 'pedal_tampered_http', false ), array( $trouble->reason, $trouble->left ) );
		self::assertStringContainsString( 'https_ssl_verify', $trouble->words );
	}

	public function test_F10_another_plugin_changes_our_arguments(): void {
		add_filter( 'http_request_args', static fn( array $arguments ): array => array( 'sslverify' => false, 'redirection' => 5, 'timeout' => 1000, 'stream' => true ) + $arguments, 999 );
		$this->files[] = WireServer::certificate( 'localhost', 1 );
		$trouble       = $this->post_to( 'https://localhost', 'good', $this->files[0] );
		self::assertInstanceOf( Unavailable::class, $trouble );
		self::assertSame( 'pedal_tls_failed', $trouble->reason, 'The certificate was checked all the same.' );
	}
}
