<?php
/**
 * Who is at the other end: the socket's address, or what a proxy says that the merchant named as trusted.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

final class Caller {

	/**
	 * An IPv6 customer owns a whole /64: one caller.
	 */
	private const IPV6_BYTES = 8;

	/**
	 * @return string A short word for the address; the same for the same caller.
	 */
	public static function address(): string {
		// phpcs:disable WordPress.Security.ValidatedSanitizedInput -- Read as an IP address, or not at all.
		$socket    = is_string( $_SERVER['REMOTE_ADDR'] ?? null ) ? $_SERVER['REMOTE_ADDR'] : '';
		$forwarded = is_string( $_SERVER['HTTP_X_FORWARDED_FOR'] ?? null ) ? $_SERVER['HTTP_X_FORWARDED_FOR'] : '';
		// phpcs:enable
		$trusted = defined( 'PEDAL_TRUSTED_PROXIES' ) && is_string( PEDAL_TRUSTED_PROXIES ) ? PEDAL_TRUSTED_PROXIES : '';
		return substr( hash( 'sha256', self::of( $socket, $forwarded, $trusted ) ), 0, 20 );
	}

	/**
	 * From the right, the first address that is no trusted proxy: everything left of it is what strangers may have written.
	 *
	 * @param string $trusted Comma list of addresses.
	 * @return string Packed address.
	 */
	public static function of( string $socket, string $forwarded, string $trusted ): string {
		$proxies = array_diff( array_map( self::packed( ... ), explode( ',', $trusted ) ), array( '' ) );
		$hops    = array_reverse( array_merge( '' === $forwarded ? array() : explode( ',', $forwarded ), array( $socket ) ) );
		$last    = '';
		foreach ( $hops as $hop ) {
			$address = self::packed( $hop );
			if ( '' === $address ) {
				break;
			}
			$last = $address;
			if ( ! in_array( $address, $proxies, true ) ) {
				break;
			}
		}
		return 16 === strlen( $last ) ? substr( $last, 0, self::IPV6_BYTES ) : $last;
	}

	private static function packed( string $address ): string {
		$address = trim( $address, " \t[]" );
		return false === filter_var( $address, FILTER_VALIDATE_IP ) ? '' : (string) inet_pton( $address );
	}
}
