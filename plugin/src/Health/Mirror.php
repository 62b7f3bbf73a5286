<?php
/**
 * The shop looks at itself: a call to its own API carries a sealed note, and the shop answers what it saw of that call.
 *
 * So what servers and proxies took away or changed on the way comes to light. Only a note that this shop sealed less than a
 * minute ago is answered, and nothing in the answer is secret. Asked on every REST call, so it needs nothing to be made.
 */

declare( strict_types=1 );

namespace Pedal\Health;

final class Mirror {

	public const HEADER = 'X-Pedal-Mirror';
	public const USER   = 'pedal-mirror';

	private const SECONDS = 60;

	public static function note(): string {
		$text = bin2hex( random_bytes( 8 ) ) . '.' . ( time() + self::SECONDS );
		return "$text." . wp_hash( "pedal-mirror|$text" );
	}

	/**
	 * On `rest_pre_dispatch`.
	 */
	public function reflect( mixed $answered, mixed $server = null, mixed $request = null ): mixed {
		if ( null !== $answered || ! $request instanceof \WP_REST_Request || ! self::is_ours( (string) $request->get_header( self::HEADER ) ) ) {
			return $answered;
		}
		$answer = new \WP_REST_Response(
			array(
				'mirror'        => (string) $request->get_header( self::HEADER ),
				'authorization' => self::USER === self::server( 'PHP_AUTH_USER' ),
				'https'         => is_ssl(),
				'forwarded'     => self::server( 'HTTP_X_FORWARDED_PROTO' ),
				'host'          => self::server( 'HTTP_HOST' ),
			)
		);
		$answer->header( 'Cache-Control', 'private, no-store' );
		return $answer;
	}

	/**
	 * On `application_password_is_api_request`: our user does not exist, and trying it must not look like somebody guessing passwords.
	 */
	public function is_no_login( mixed $is_api_request ): mixed {
		return self::USER === self::server( 'PHP_AUTH_USER' ) && self::is_ours( self::server( 'HTTP_X_PEDAL_MIRROR' ) ) ? false : $is_api_request;
	}

	private static function is_ours( string $note ): bool {
		$parts = explode( '.', $note );
		return 3 === count( $parts ) && (int) $parts[1] >= time() && hash_equals( wp_hash( "pedal-mirror|{$parts[0]}.{$parts[1]}" ), $parts[2] );
	}

	private static function server( string $name ): string {
		return isset( $_SERVER[ $name ] ) && is_string( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( $_SERVER[ $name ] ) ) : '';
	}
}
