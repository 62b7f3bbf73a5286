<?php
/**
 * A way out that leads nowhere: answers what the test wrote down, one answer a call, and remembers the calls.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Transport;
use Pedal\Platform\Trouble;

final class ScriptedTransport implements Transport {

	/**
	 * @var list<HttpRequest>
	 */
	public array $calls = array();

	/**
	 * @var list<HttpResponse|Trouble>
	 */
	private array $answers = array();

	/**
	 * @param array<mixed>|string   $body
	 * @param array<string, string> $headers
	 */
	public function answers( int $status, array|string $body = array(), array $headers = array() ): self {
		$this->answers[] = new HttpResponse( $status, $headers, is_string( $body ) ? $body : (string) json_encode( $body ) );
		return $this;
	}

	public function token( string $token = 'token-1' ): self {
		return $this->answers( 200, array( 'token_type' => 'Bearer', 'expires_in' => 3600, 'access_token' => $token ) );
	}

	public function fails( Trouble $trouble ): self {
		$this->answers[] = $trouble;
		return $this;
	}

	public function send( HttpRequest $request ): HttpResponse {
		$this->calls[] = $request;
		$answer        = array_shift( $this->answers ) ?? throw new \LogicException( "Nobody expected {$request->method} {$request->url}." );
		return $answer instanceof HttpResponse ? $answer : throw $answer;
	}

	/**
	 * @return list<string> As `POST /oauth2/token`.
	 */
	public function made(): array {
		return array_map( static fn( HttpRequest $call ): string => $call->method . ' ' . substr( $call->url, strlen( 'https://naofood.example' ) ), $this->calls );
	}

	/**
	 * The query of the last call, by name.
	 *
	 * @return array<string, string>
	 */
	public function last_query(): array {
		$query = array();
		foreach ( explode( '&', (string) parse_url( $this->calls[ count( $this->calls ) - 1 ]->url, PHP_URL_QUERY ) ) as $pair ) {
			list( $name, $value )        = explode( '=', $pair );
			$query[ rawurldecode( $name ) ] = rawurldecode( $value );
		}
		return $query;
	}
}
