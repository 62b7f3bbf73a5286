<?php
/**
 * The shop's own front door without a web server: a test decides what servers, proxies and firewalls make of each call.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class FakeDoor {

	/**
	 * @var list<array{method:string,url:string,headers:array<string,string>,body:string,arguments:array<string,mixed>}>
	 */
	public array $visits = array();

	/**
	 * @var list<array{pattern:string,answer:callable}>
	 */
	private array $answers = array();

	public function __construct() {
		add_filter( 'pre_http_request', $this->open( ... ), 5, 3 );
	}

	/**
	 * Calls that match get this answer; what was said last counts first.
	 *
	 * @param string                 $pattern Regular expression on `GET http://…`.
	 * @param callable|string|mixed  $answer  The body (an array becomes JSON), a cURL error's text after `!`, or a callable that gets the visit and answers array{int, mixed, array<string,string>}.
	 * @param array<string,string>   $headers
	 */
	public function answers( string $pattern, mixed $answer, int $status = 200, array $headers = array() ): self {
		array_unshift( $this->answers, array( 'pattern' => $pattern, 'answer' => is_callable( $answer ) ? $answer : static fn(): array => array( $status, $answer, $headers ) ) );
		return $this;
	}

	/**
	 * A shop as it should be.
	 */
	public function works(): self {
		return $this->answers( '#^GET .*/wc/v3\b#', array( 'namespace' => 'wc/v3' ) );
	}

	/**
	 * @param array<string,mixed>|\WP_Error|false $answered
	 * @param array<string,mixed>                 $arguments
	 * @return array<string,mixed>|\WP_Error|false
	 */
	private function open( $answered, array $arguments, string $url ): array|\WP_Error|false {
		if ( ! str_starts_with( $url, home_url() ) ) {
			return $answered;
		}
		$visit          = array(
			'method'    => (string) $arguments['method'],
			'url'       => $url,
			'headers'   => $arguments['headers'],
			'body'      => (string) $arguments['body'],
			'arguments' => $arguments,
		);
		$this->visits[] = $visit;
		foreach ( $this->answers as $one ) {
			if ( 1 === preg_match( $one['pattern'], "{$visit['method']} $url" ) ) {
				return self::as_http( ...( $one['answer'] )( $visit ) );
			}
		}
		return self::as_http( 404, '<html><title>Page not found</title></html>' );
	}

	/**
	 * @param array<string,string> $headers
	 * @return array<string,mixed>|\WP_Error
	 */
	private static function as_http( int $status, mixed $body, array $headers = array() ): array|\WP_Error {
		if ( is_string( $body ) && str_starts_with( $body, '!' ) ) {
			return new \WP_Error( 'http_request_failed', substr( $body, 1 ) );
		}
		return array(
			'headers'  => $headers + array( 'content-type' => is_string( $body ) ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8' ),
			'body'     => is_string( $body ) ? $body : (string) wp_json_encode( $body ),
			'response' => array( 'code' => $status, 'message' => '' ),
			'cookies'  => array(),
			'filename' => null,
		);
	}
}
