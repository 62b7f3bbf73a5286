<?php
/**
 * Which addresses are on the public internet. WordPress's own list misses link-local, carrier-grade NAT, multicast and all of IPv6.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Ip {

	/**
	 * IANA special-purpose registries; everything in them is refused.
	 */
	private const NOT_PUBLIC = array(
		'0.0.0.0/8',
		'10.0.0.0/8',
		'100.64.0.0/10',
		'127.0.0.0/8',
		'169.254.0.0/16',
		'172.16.0.0/12',
		'192.0.0.0/24',
		'192.0.2.0/24',
		'192.88.99.0/24',
		'192.168.0.0/16',
		'198.18.0.0/15',
		'198.51.100.0/24',
		'203.0.113.0/24',
		'224.0.0.0/4',
		'240.0.0.0/4',
		'::/8',
		'64:ff9b::/96',
		'64:ff9b:1::/48',
		'100::/64',
		'2001::/23',
		'2001:db8::/32',
		'2002::/16',
		'3fff::/20',
		'5f00::/16',
		'fc00::/7',
		'fe80::/10',
		'fec0::/10',
		'ff00::/8',
	);

	public static function is_public( string $ip ): bool {
		$bytes = inet_pton( $ip );
		if ( false === $bytes ) {
			return false;
		}
		foreach ( self::NOT_PUBLIC as $range ) {
			if ( self::is_in( $bytes, $range ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * @param string $bytes As inet_pton gives them.
	 */
	private static function is_in( string $bytes, string $range ): bool {
		list( $start, $bits ) = explode( '/', $range );
		$start = (string) inet_pton( $start );
		if ( strlen( $start ) !== strlen( $bytes ) ) {
			return false;
		}
		$whole = intdiv( (int) $bits, 8 );
		$rest  = (int) $bits % 8;
		if ( substr( $start, 0, $whole ) !== substr( $bytes, 0, $whole ) ) {
			return false;
		}
		$mask = 0xFF << ( 8 - $rest ) & 0xFF;
		return 0 === $rest || ( ord( $start[ $whole ] ) & $mask ) === ( ord( $bytes[ $whole ] ) & $mask );
	}
}
