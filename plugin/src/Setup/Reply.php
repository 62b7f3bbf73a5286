<?php
/**
 * What came back from the front door, and what it means.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Fields;
use Pedal\Core\Text;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Trouble;

final class Reply {

	/**
	 * Headers that tell who answered, for the evidence.
	 */
	private const TELLING = array( 'server', 'location', 'content-type', 'www-authenticate', 'x-cache', 'x-cache-status', 'cf-cache-status', 'x-litespeed-cache', 'x-proxy-cache', 'x-varnish', 'age', 'cf-mitigated', 'x-sucuri-id' );

	private const CACHE_HIT = '/\bhit\b/i';

	/**
	 * @param string $evidence One line: what was asked, what came back.
	 */
	private function __construct(
		public readonly Obstacle $obstacle,
		public readonly string $evidence,
		public readonly ?HttpResponse $answer = null,
	) {}

	public static function of_answer( string $method, string $url, HttpResponse $answer ): self {
		return new self( Obstacle::in( $answer ), self::line( $method, $url, $answer ), $answer );
	}

	public static function of_trouble( string $method, string $url, Trouble $trouble ): self {
		$obstacle = match ( $trouble->reason ) {
			'pedal_tls_failed'    => Obstacle::Tls,
			'pedal_tampered_http' => Obstacle::Tampered,
			default               => Obstacle::Unreachable,
		};
		return new self( $obstacle, self::asked( $method, $url ) . ' → ' . Text::line( $trouble->words, 200 ) );
	}

	public function status(): int {
		return $this->answer->status ?? 0;
	}

	public function fields(): Fields {
		return new Fields( $this->answer?->json() );
	}

	public function location(): string {
		return $this->answer->headers['location'] ?? '';
	}

	/**
	 * A cache between the shop and its callers says that it answered by itself.
	 */
	public function is_from_cache(): bool {
		$headers = $this->answer->headers ?? array();
		foreach ( array( 'x-cache', 'x-cache-status', 'cf-cache-status', 'x-litespeed-cache', 'x-proxy-cache', 'x-srcache-fetch-status', 'x-fastcgi-cache', 'x-wp-cf-super-cache-cache' ) as $name ) {
			if ( 1 === preg_match( self::CACHE_HIT, $headers[ $name ] ?? '' ) ) {
				return true;
			}
		}
		return (int) ( $headers['age'] ?? 0 ) > 0;
	}

	private static function line( string $method, string $url, HttpResponse $answer ): string {
		$parts = array();
		foreach ( self::TELLING as $name ) {
			if ( '' !== ( $answer->headers[ $name ] ?? '' ) ) {
				$parts[] = "$name: " . Text::line( $answer->headers[ $name ], 120 );
			}
		}
		if ( null === $answer->json() && 1 === preg_match( '#<title[^>]*>(.*?)</title>#is', $answer->body, $title ) ) {
			$parts[] = 'title: ' . Text::line( wp_strip_all_tags( $title[1] ), 80 );
		} elseif ( $answer->status >= 400 ) {
			$parts[] = 'code: ' . Text::line( ( new Fields( $answer->json() ) )->text( 'code', '–' ), 80 );
		}
		return self::asked( $method, $url ) . " → HTTP {$answer->status} " . get_status_header_desc( $answer->status ) . ( array() === $parts ? '' : '; ' . implode( '; ', $parts ) );
	}

	/**
	 * Signatures are nobody's business.
	 */
	private static function asked( string $method, string $url ): string {
		return "$method " . rtrim( (string) preg_replace( '/oauth_[^&]*&?/', '', $url ), '&?' );
	}
}
