<?php
/**
 * Refuses bodies that are too large before WordPress has loaded: decoding a forged event of 10 MB would cost ten times as much.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

final class EarlyGate {

	public const HOOK_BYTES = 65536;
	public const BYTES      = 262144;

	/**
	 * As soon as the plugin's file is loaded.
	 *
	 * @param array<mixed> $server As in $_SERVER.
	 */
	public static function stand( array $server ): void {
		if ( self::refuses( $server ) ) {
			self::close();
		}
	}

	/**
	 * @param array<mixed> $server
	 */
	public static function refuses( array $server ): bool {
		$length = $server['CONTENT_LENGTH'] ?? 0;
		if ( ! is_numeric( $length ) || (float) $length <= self::HOOK_BYTES ) {
			return false;
		}
		$address = is_string( $server['REQUEST_URI'] ?? null ) ? rawurldecode( $server['REQUEST_URI'] ) : '';
		return false !== stripos( $address, Router::SPACE . '/hook/' )
			|| ( (float) $length > self::BYTES && false !== stripos( $address, Router::SPACE . '/' ) );
	}

	/**
	 * Nothing is loaded yet that could translate or log.
	 */
	private static function close(): never {
		http_response_code( 413 );
		header( 'Content-Type: application/json; charset=utf-8' );
		header( 'Cache-Control: ' . Manners::CACHE );
		header( 'Connection: close' );
		exit( '{"code":"pedal_too_large","message":"This is too much at once.","data":{"status":413}}' );
	}
}
