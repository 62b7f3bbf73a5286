<?php
/**
 * Which addresses the shop may call: https, port 443, a name whose every address is public. Developers may open a door to loopback.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class UrlPolicy {

	private const LOOPBACK_HOSTS = array( 'localhost', '127.0.0.1', '[::1]' );

	/**
	 * @param bool $loopback_allowed PEDAL_ALLOW_LOOPBACK, in a local or development environment only.
	 */
	public function __construct(
		private readonly Resolver $resolver,
		private readonly bool $loopback_allowed,
	) {}

	/**
	 * The developer door: the constant counts only where WordPress itself says this is no production shop.
	 */
	public static function loopback_allowed(): bool {
		return defined( 'PEDAL_ALLOW_LOOPBACK' ) && PEDAL_ALLOW_LOOPBACK && in_array( wp_get_environment_type(), array( 'local', 'development' ), true );
	}

	/**
	 * @throws Unavailable `pedal_url_not_allowed` or, when the name does not resolve, `pedal_host_unreachable`.
	 */
	public function admit( string $url ): Target {
		$target = $this->parse( $url );
		if ( $target->loopback ) {
			return $target;
		}
		$ips = $this->is_ip( $target->host ) ? array( $target->host ) : $this->resolver->addresses( $target->host );
		if ( array() === $ips ) {
			throw new Unavailable( 'pedal_host_unreachable', false, words: "{$target->host} does not resolve", left: false );
		}
		foreach ( $ips as $ip ) {
			if ( ! Ip::is_public( $ip ) ) {
				throw self::no( "{$target->host} is not on the public internet" );
			}
		}
		return new Target( $target->scheme, $target->host, $target->port, $ips, false );
	}

	/**
	 * The form of the address alone, without asking any resolver.
	 */
	public function parse( string $url ): Target {
		if ( strlen( $url ) > 2000 || 1 === preg_match( '/[^\x21-\x7e]|[\\\\#]/', $url ) ) {
			throw self::no( 'characters that do not belong in an address' );
		}
		$parts  = wp_parse_url( $url );
		$scheme = strtolower( (string) ( $parts['scheme'] ?? '' ) );
		$host   = strtolower( (string) ( $parts['host'] ?? '' ) );
		if ( ! is_array( $parts ) || '' === $host || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
			throw self::no( 'not a plain address' );
		}
		$port = (int) ( $parts['port'] ?? ( 'http' === $scheme ? 80 : 443 ) );
		if ( $this->loopback_allowed && in_array( $host, self::LOOPBACK_HOSTS, true ) && in_array( $scheme, array( 'http', 'https' ), true ) ) {
			return new Target( $scheme, $host, $port, array(), true );
		}
		if ( 'https' !== $scheme ) {
			throw self::no( 'not https' );
		}
		if ( 443 !== $port || ! ( $this->is_ip( $host ) || $this->is_name( $host ) ) ) {
			throw self::no( 'host or port' );
		}
		return new Target( $scheme, $host, $port, array(), false );
	}

	private function is_ip( string $host ): bool {
		return false !== filter_var( $host, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 );
	}

	/**
	 * Labels of letters, digits and dashes; the last one alphabetic, so that 127.1, 0x7f000001 and 2130706433 are no names.
	 */
	private function is_name( string $host ): bool {
		return strlen( $host ) <= 253
			&& 1 === preg_match( '/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/', $host );
	}

	private static function no( string $words ): Unavailable {
		return new Unavailable( 'pedal_url_not_allowed', true, words: $words, left: false );
	}
}
