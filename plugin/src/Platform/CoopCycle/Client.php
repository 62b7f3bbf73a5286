<?php
/**
 * Authenticated JSON-LD calls to one CoopCycle instance: token at hand, one refresh on 401, answers turned into the three futures.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Clock;
use Pedal\Core\Credentials;
use Pedal\Core\Unreadable;
use Pedal\Platform\Answers;
use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Operation;
use Pedal\Platform\Transport;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;

final class Client {

	private const JSON_LD = 'application/ld+json';

	/**
	 * A slow 401 is not repeated in the same breath: the worker's claim might end before the second answer.
	 */
	private const REPEAT_WITHIN_NANOS = 5_000_000_000;

	private readonly Token $token;

	public function __construct(
		private readonly Transport $transport,
		private readonly Credentials $credentials,
		private readonly Clock $clock,
	) {
		$this->token = new Token( $transport, $credentials, $clock );
	}

	/**
	 * @throws Trouble
	 */
	public function authenticate(): void {
		$this->bearer();
	}

	/**
	 * @param array<string,mixed>|null $body
	 * @param array<string,string>     $headers
	 * @return array<mixed> The decoded answer; empty for 204.
	 * @throws Trouble
	 */
	public function call( Operation $operation, string $method, string $path, ?array $body = null, array $headers = array() ): array {
		$started  = hrtime( true );
		$token    = $this->bearer();
		$response = $this->send( $operation, $method, $path, $body, $token, $headers );
		if ( 401 === $response->status ) {
			$this->credentials->drop_token( $token );
			if ( hrtime( true ) - $started > self::REPEAT_WITHIN_NANOS ) {
				throw new Unavailable( 'backoff', false, 401 );
			}
			$response = $this->send( $operation, $method, $path, $body, $this->bearer(), $headers );
		}
		return $this->understand( $operation, $response, $body );
	}

	/**
	 * Public parts of the API, without a token.
	 *
	 * @return array<mixed>
	 * @throws Trouble
	 */
	public function call_public( string $path ): array {
		return $this->understand( Operation::Read, $this->send( Operation::Read, 'GET', $path, null, null, array() ), null );
	}

	private function bearer(): string {
		try {
			return $this->token->get();
		} catch ( Unreadable $unreadable ) {
			throw new Unavailable( $unreadable->reason, true, left: false );
		}
	}

	/**
	 * @param array<string,mixed>|null $body
	 * @param array<string,string>     $headers
	 */
	private function send( Operation $operation, string $method, string $path, ?array $body, ?string $token, array $headers ): HttpResponse {
		$headers['Accept'] = self::JSON_LD;
		if ( null !== $token ) {
			$headers['Authorization'] = "Bearer $token";
		}
		if ( null !== $body ) {
			$headers['Content-Type'] = self::JSON_LD;
		}
		return $this->transport->send(
			new HttpRequest(
				$operation,
				$method,
				$this->credentials->base_url() . $path,
				$headers,
				null === $body ? '' : (string) wp_json_encode( $body, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES )
			)
		);
	}

	/**
	 * @param array<string,mixed>|null $sent
	 * @return array<mixed>
	 */
	private function understand( Operation $operation, HttpResponse $response, ?array $sent ): array {
		$trouble = Answers::of_status( $operation, $response->status, $response->retry_after( $this->clock->now() ) );
		if ( null !== $trouble ) {
			throw Refusal::explained( $trouble, $response, $operation, $sent ?? array() );
		}
		if ( 204 === $response->status ) {
			return array();
		}
		return $response->json() ?? throw self::gibberish( $operation, $response );
	}

	/**
	 * A yes that cannot be read: for a write it may have been done, for a read this is no platform (any more).
	 */
	private static function gibberish( Operation $operation, HttpResponse $response ): Trouble {
		return $operation->writes()
			? new Uncertain( 'quarantine', status: $response->status )
			: new Unavailable( 'pedal_not_a_platform', false, $response->status );
	}
}
