<?php
/**
 * OAuth2 client credentials: one kept token an hour, fetched by one process at a time.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Clock;
use Pedal\Core\Credentials;
use Pedal\Platform\Answers;
use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\NoTurn;
use Pedal\Platform\Operation;
use Pedal\Platform\Transport;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;

final class Token {

	private const SCOPE = 'deliveries';

	/**
	 * Renewed this long before the platform says it ends.
	 */
	private const MARGIN_SECONDS = 300;
	private const MAX_BYTES      = 8192;
	private const WAIT_TRIES     = 20;
	private const WAIT_MICROS    = 100000;

	public function __construct(
		private readonly Transport $transport,
		private readonly Credentials $credentials,
		private readonly Clock $clock,
	) {}

	/**
	 * @throws Trouble
	 * @throws \Pedal\Core\Unreadable
	 */
	public function get(): string {
		$token = $this->credentials->token();
		if ( null !== $token ) {
			return $token;
		}
		for ( $try = 0; ! $this->credentials->lock_token( 60 ); $try++ ) {
			if ( $try >= self::WAIT_TRIES ) {
				throw new NoTurn();
			}
			usleep( self::WAIT_MICROS );
			$token = $this->credentials->token();
			if ( null !== $token ) {
				return $token;
			}
		}
		try {
			return $this->credentials->token() ?? $this->fetch();
		} finally {
			$this->credentials->unlock_token();
		}
	}

	private function fetch(): string {
		$response = $this->transport->send(
			new HttpRequest(
				Operation::Token,
				'POST',
				$this->credentials->base_url() . '/oauth2/token',
				array(
					'Authorization' => 'Basic ' . base64_encode( $this->credentials->identifier() . ':' . $this->credentials->secret() ),
					'Content-Type'  => 'application/x-www-form-urlencoded',
					'Accept'        => 'application/json',
				),
				'grant_type=client_credentials&scope=' . self::SCOPE
			)
		);
		$data     = $response->json() ?? array();
		$trouble  = $this->refusal( $response, $data );
		if ( null !== $trouble ) {
			throw $trouble;
		}
		$token = $data['access_token'] ?? null;
		if ( ! is_string( $token ) || strlen( $token ) > self::MAX_BYTES || 1 !== preg_match( '/^[\x21-\x7e]+$/', $token ) ) {
			throw new Unavailable( 'pedal_not_a_platform', false, $response->status );
		}
		$lasts = is_numeric( $data['expires_in'] ?? null ) ? (int) $data['expires_in'] : 3600;
		$this->credentials->keep_token( $token, max( 1, min( $lasts, 3600 ) - min( self::MARGIN_SECONDS, intdiv( $lasts, 2 ) ) ) );
		return $token;
	}

	/**
	 * @param array<mixed> $data
	 */
	private function refusal( HttpResponse $response, array $data ): ?Trouble {
		$error = $data['error'] ?? null;
		return match ( true ) {
			'invalid_scope' === $error => new Unavailable( 'pedal_scope_missing', true, $response->status ),
			400 === $response->status, 401 === $response->status => is_string( $error )
				? new Unavailable( 'pedal_credentials_refused', true, $response->status )
				: new Unavailable( 401 === $response->status ? 'pedal_credentials_refused' : 'pedal_not_a_platform', true, $response->status ),
			default => Answers::of_status( Operation::Token, $response->status, $response->retry_after( $this->clock->now() ) ),
		};
	}
}
