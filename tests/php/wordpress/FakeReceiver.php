<?php
/**
 * The merchant's own other system inside this process: takes signed webhooks, remembers them, and lets a test decide the next answer.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class FakeReceiver {

	public const PATH = '/hooks/pedal';

	public string $secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

	/**
	 * @var list<array{id:string,at:int,verified:bool,path:string,type:string,data:array<string,mixed>,body:string}> At: what the sender says.
	 */
	public array $events = array();

	/**
	 * @var list<int|string|array{0:int,1:mixed,2?:array<string,string>}|\Closure():mixed> A status, a [status, body, headers], a cURL error's text, or what a closure makes of it.
	 */
	private array $answers = array();

	/**
	 * @var int|string|array{0:int,1:mixed,2?:array<string,string>}
	 */
	private int|string|array $usual = 200;

	private bool $plugged = true;

	public function __construct( public readonly string $url = 'http://127.0.0.1:8602' ) {
		add_filter( 'pre_http_request', $this->answer( ... ), 1, 3 );
	}

	public function answers( int|string|array|\Closure $answer, int $times = 1 ): void {
		array_push( $this->answers, ...array_fill( 0, $times, $answer ) );
	}

	/**
	 * From now on, whenever nothing else was said.
	 *
	 * @param int|string|array{0:int,1:mixed,2?:array<string,string>} $answer
	 */
	public function always( int|string|array $answer ): void {
		$this->usual = $answer;
	}

	/**
	 * From now on its address is what it is on the wire.
	 */
	public function unplug(): void {
		$this->plugged = false;
	}

	/**
	 * @return list<string>
	 */
	public function ids( string $type = '' ): array {
		return array_column( array_filter( $this->events, static fn( array $event ): bool => '' === $type || $type === $event['type'] ), 'id' );
	}

	/**
	 * @param array<string, mixed>|\WP_Error|false $answered
	 * @param array<string, mixed>                 $arguments
	 * @return array<string, mixed>|\WP_Error|false
	 */
	private function answer( $answered, array $arguments, string $url ): array|\WP_Error|false {
		if ( ! $this->plugged || ! str_starts_with( $url, "{$this->url}/" ) ) {
			return $answered;
		}
		$headers        = array_change_key_case( (array) $arguments['headers'] );
		$body           = (string) $arguments['body'];
		$json           = (array) json_decode( $body, true );
		$this->events[] = array(
			'id'       => (string) $headers['webhook-id'],
			'at'       => (int) $headers['webhook-timestamp'],
			'verified' => $this->verifies( $headers, $body ),
			'path'     => substr( $url, strlen( $this->url ) ),
			'type'     => (string) $json['type'],
			'data'     => (array) $json['data'],
			'body'     => $body,
		);
		$next = array_shift( $this->answers ) ?? $this->usual;
		$next = $next instanceof \Closure ? $next() : $next;
		if ( is_string( $next ) ) {
			return new \WP_Error( 'http_request_failed', $next );
		}
		list( $status, $said, $more ) = array_pad( (array) $next, 3, null );
		return array(
			'headers'  => ( $more ?? array() ) + array( 'content-type' => 'application/json' ),
			'body'     => null === $said ? '' : (string) wp_json_encode( $said ),
			'response' => array( 'code' => $status, 'message' => '' ),
			'cookies'  => array(),
			'filename' => null,
		);
	}

	/**
	 * As a receiver's developer would write it, from the specification and not from our code.
	 *
	 * @param array<string, string> $headers
	 */
	private function verifies( array $headers, string $body ): bool {
		$key      = (string) base64_decode( substr( $this->secret, 6 ) );
		$expected = base64_encode( hash_hmac( 'sha256', "{$headers['webhook-id']}.{$headers['webhook-timestamp']}.$body", $key, true ) );
		return in_array( "v1,$expected", explode( ' ', $headers['webhook-signature'] ), true );
	}
}
