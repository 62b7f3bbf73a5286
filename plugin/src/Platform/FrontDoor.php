<?php
/**
 * The shop's own address, asked from outside as everybody else would: what WordPress believes about itself and what
 * servers, proxies and firewalls make of it are two things.
 *
 * Reaches the shop's own origin and nothing else, follows no redirect, carries no cookie, and no secret but a key pair under test.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class FrontDoor {

	/**
	 * Short, because a web server with a single process cannot answer itself at all.
	 */
	private const SECONDS = 8.0;

	public function __construct(
		private readonly WpTransport $transport,
		private readonly Resolver $resolver,
		private readonly float $seconds = self::SECONDS,
	) {}

	/**
	 * The address of a REST route as other programs would call it.
	 */
	public function rest_url( string $route ): string {
		// WordPress answers https here whenever the page at hand came by https; the shop's own setting is what counts.
		return set_url_scheme( get_rest_url( null, $route ), $this->own()->scheme );
	}

	/**
	 * @param array<string,string> $headers
	 * @throws Trouble When there is no answer.
	 */
	public function visit( string $url, array $headers = array(), string $method = 'GET', string $body = '' ): HttpResponse {
		return $this->transport->knock( new HttpRequest( Operation::Read, $method, $url, $headers, $body ), $this->admit( $url ), $this->seconds );
	}

	/**
	 * On a developer's machine certificates are self-made.
	 */
	public function is_local(): bool {
		$host = trim( $this->own()->host, '[]' );
		$ips  = false === filter_var( $host, FILTER_VALIDATE_IP ) ? $this->resolver->addresses( $host ) : array( $host );
		return array() !== $ips && array() === array_filter( $ips, Ip::is_public( ... ) );
	}

	/**
	 * @throws Unavailable
	 */
	private function admit( string $url ): Target {
		$own   = $this->own();
		$asked = self::target( $url );
		if ( null === $asked || $asked->origin() !== $own->origin() ) {
			throw new Unavailable( 'pedal_url_not_allowed', true, words: 'not this shop\'s address', left: false );
		}
		return new Target( $own->scheme, $own->host, $own->port, array(), true, 'https' !== $own->scheme || ! $this->is_local() );
	}

	/**
	 * @throws Unavailable
	 */
	private function own(): Target {
		return self::target( home_url( '/' ) ) ?? throw new Unavailable( 'pedal_url_not_allowed', true, words: 'the shop has no plain address', left: false );
	}

	private static function target( string $url ): ?Target {
		$parts  = wp_parse_url( $url );
		$scheme = strtolower( $parts['scheme'] ?? '' );
		if ( ! is_array( $parts ) || ! isset( $parts['host'] ) || isset( $parts['user'] ) || ! in_array( $scheme, array( 'http', 'https' ), true ) ) {
			return null;
		}
		return new Target( $scheme, strtolower( $parts['host'] ), $parts['port'] ?? ( 'https' === $scheme ? 443 : 80 ), array(), true );
	}
}
