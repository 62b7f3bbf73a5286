<?php
/**
 * The one table from an HTTP status or a cURL error to the three futures (cases: tests/cases/answers.json).
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Answers {

	/**
	 * Transport errors that end before the first byte of the request: code, and whether they condemn the whole connection.
	 */
	private const NEVER_LEFT = array(
		1  => array( 'pedal_url_not_allowed', true ),
		3  => array( 'pedal_url_not_allowed', true ),
		5  => array( 'pedal_host_unreachable', false ),
		6  => array( 'pedal_host_unreachable', false ),
		7  => array( 'pedal_host_unreachable', false ),
		35 => array( 'pedal_tls_failed', true ),
		51 => array( 'pedal_tls_failed', true ),
		60 => array( 'pedal_tls_failed', true ),
		77 => array( 'pedal_tls_failed', true ),
	);

	/**
	 * Answers that speak about the connection, whatever was asked.
	 */
	private const ABOUT_THE_CONNECTION = array(
		401 => 'pedal_credentials_refused',
		403 => 'pedal_forbidden_by_platform',
		405 => 'pedal_not_a_platform',
		406 => 'pedal_not_a_platform',
		407 => 'pedal_host_unreachable',
		410 => 'pedal_platform_gone',
		415 => 'pedal_not_a_platform',
	);

	/**
	 * @param int|null $curl cURL's error number; null when the message could not be understood.
	 */
	public static function of_failure( Operation $operation, ?int $curl, string $words ): Trouble {
		// cURL's error 1 is also its word for an answer without a status line: everything had left by then.
		if ( null !== $curl && isset( self::NEVER_LEFT[ $curl ] ) && ! str_contains( $words, 'HTTP/0.9' ) ) {
			list( $code, $whole ) = self::NEVER_LEFT[ $curl ];
			return new Unavailable( $code, $whole, words: $words, left: false );
		}
		return $operation->writes()
			? new Uncertain( 'quarantine', words: $words )
			: new Unavailable( 'pedal_host_unreachable', false, words: $words );
	}

	/**
	 * @param int|null $wait Seconds of a Retry-After header.
	 * @return Trouble|null Null when the status is a yes.
	 */
	public static function of_status( Operation $operation, int $status, ?int $wait ): ?Trouble {
		return match ( true ) {
			$status >= 200 && $status < 300 => null,
			$status >= 300 && $status < 400 => new Unavailable( 'pedal_redirected', true, $status ),
			// Who is told so stops telling (Standard Webhooks).
			410 === $status && Operation::Event === $operation => new Unavailable( 'pedal_platform_gone', true, 410, Unavailable::FOR_GOOD ),
			isset( self::ABOUT_THE_CONNECTION[ $status ] ) => new Unavailable( self::ABOUT_THE_CONNECTION[ $status ], true, $status ),
			404 === $status => self::not_found( $operation ),
			429 === $status => new Unavailable( 'pedal_throttled', true, $status, $wait ?? 30 ),
			425 === $status => new Unavailable( 'backoff', false, $status, $wait ),
			408 === $status, 409 === $status, $status >= 500, $status < 200 => self::unclear( $operation, $status, $wait ),
			default => new Refused( 'refused', status: $status ),
		};
	}

	private static function not_found( Operation $operation ): Trouble {
		return in_array( $operation, array( Operation::Look, Operation::Change, Operation::Cancel ), true )
			? new Refused( 'vanished', status: 404 )
			: new Unavailable( 'pedal_not_a_platform', true, 404 );
	}

	private static function unclear( Operation $operation, int $status, ?int $wait ): Trouble {
		if ( $operation->writes() ) {
			return new Uncertain( 'quarantine', status: $status, wait: $wait );
		}
		return new Unavailable( null === $wait ? 'pedal_host_unreachable' : 'pedal_throttled', null !== $wait, $status, $wait );
	}
}
