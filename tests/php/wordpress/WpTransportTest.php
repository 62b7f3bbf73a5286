<?php
/**
 * Rows C27, C30 and F08 over a real socket: redirects are not followed, and a flood is not drunk, whatever other plugins wish.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Operation;
use Pedal\Platform\WpTransport;
use Pedal\Plugin;
use PHPUnit\Framework\Attributes\DataProvider;

final class WpTransportTest extends TestCase {

	/**
	 * @var resource|null
	 */
	private $server = null;

	private int $port   = 0;
	private string $log = '';

	protected function setUp(): void {
		parent::setUp();
		remove_all_filters( 'pre_http_request' );
		$this->log = (string) tempnam( sys_get_temp_dir(), 'pedal' );
		$free      = stream_socket_server( 'tcp://127.0.0.1:0' );
		preg_match( '/\d+$/', (string) stream_socket_get_name( $free, false ), $port );
		fclose( $free );
		$this->port   = (int) $port[0];
		$quiet        = array( 'file', '/dev/null', 'w' );
		$this->server = proc_open( array( PHP_BINARY, '-S', "127.0.0.1:{$this->port}", __DIR__ . '/far-away.php' ), array( $quiet, $quiet, $quiet ), $pipes, null, array( 'PEDAL_TEST_LOG' => $this->log ) + getenv() ) ?: null;
		for ( $tries = 0; $tries < 100 && false === @fsockopen( '127.0.0.1', $this->port ); $tries++ ) {
			usleep( 20000 );
		}
	}

	protected function tearDown(): void {
		if ( null !== $this->server ) {
			proc_terminate( $this->server );
			proc_close( $this->server );
		}
		unlink( $this->log );
		parent::tearDown();
	}

	private function call( string $path, string $method = 'GET', string $body = '' ): HttpResponse {
		return Plugin::services()->get( WpTransport::class )->send( new HttpRequest( Operation::Create, $method, "http://127.0.0.1:{$this->port}$path", array(), $body ) );
	}

	/**
	 * @return list<string>
	 */
	private function seen(): array {
		return file( $this->log, FILE_IGNORE_NEW_LINES ) ?: array();
	}

	/**
	 * @return array<string, array{string, int}>
	 */
	public static function redirects(): array {
		return array( '302' => array( '/elsewhere', 302 ), '307' => array( '/same', 307 ) );
	}

	#[DataProvider( 'redirects' )]
	public function test_C27_F08_a_redirect_is_not_followed( string $path, int $status ): void {
		self::assertSame( $status, $this->call( $path, 'POST', '{}' )->status );
		self::assertSame( array( "POST $path" ), $this->seen() );
	}

	#[DataProvider( 'redirects' )]
	public function test_C27_F08_a_redirect_is_not_followed_whatever_other_plugins_wish( string $path, int $status ): void {
		add_filter( 'http_request_args', static fn( array $arguments ): array => array( 'redirection' => 5, 'method' => 'GET' ) + $arguments, 1000 );
		self::assertSame( $status, $this->call( $path, 'POST', '{}' )->status );
		self::assertSame( array( "POST $path" ), $this->seen() );
	}

	public function test_C30_no_more_than_a_mebibyte_is_read(): void {
		add_filter( 'http_request_args', static fn( array $arguments ): array => array( 'limit_response_size' => null ) + $arguments, 1000 );
		$answer = $this->call( '/huge' );
		self::assertSame( array( 200, 1048576 ), array( $answer->status, strlen( $answer->body ) ) );
	}

	public function test_other_calls_of_the_shop_are_left_alone(): void {
		$answer = wp_remote_get( "http://127.0.0.1:{$this->port}/elsewhere" );
		self::assertSame( 'here', wp_remote_retrieve_body( $answer ) );
		self::assertSame( array( 'GET /elsewhere', 'GET /there' ), $this->seen() );
	}
}
