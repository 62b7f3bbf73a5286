<?php
/**
 * The shop's API answers where it is asked: a redirect loses what a program sends.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Setup\Causes;
use Pedal\Setup\Doorway;
use Pedal\Setup\Obstacle;

final class Redirects implements Probe {

	public function __construct(
		private readonly Doorway $doorway,
		private readonly Causes $causes,
	) {}

	public function id(): string {
		return 'redirects';
	}

	public function label(): string {
		return __( 'Redirects', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return true;
	}

	public function examine(): Finding {
		$reply = $this->doorway->woocommerce();
		if ( Obstacle::Redirected !== $reply->obstacle ) {
			return Finding::good( __( 'No redirect stands in front of the shop\'s API.', 'pedal-bridge' ) );
		}
		$to = $reply->location();
		return Finding::recommended(
			'redirected',
			$this->causes->of( 'redirected' ) . ' ' . $this->difference( $to ),
			$reply->evidence,
			$this->causes->hint( 'redirected' )
		);
	}

	private function difference( string $to ): string {
		$from  = wp_parse_url( $this->doorway->url( 'wc/v3' ) );
		$there = wp_parse_url( $to );
		$from  = is_array( $from ) ? $from : array();
		$there = ( is_array( $there ) ? $there : array() ) + $from;
		$host  = static fn( array $parts ): string => strtolower( is_string( $parts['host'] ?? null ) ? $parts['host'] : '' );
		return match ( true ) {
			( $from['scheme'] ?? '' ) !== ( $there['scheme'] ?? '' )         => __( 'It switches between http and https.', 'pedal-bridge' ),
			"www.{$host( $from )}" === $host( $there ), "www.{$host( $there )}" === $host( $from ) => __( 'It adds or removes "www".', 'pedal-bridge' ),
			$host( $from ) !== $host( $there )                               => __( 'It leads to another server.', 'pedal-bridge' ),
			rtrim( $from['path'] ?? '', '/' ) === rtrim( $there['path'] ?? '', '/' ) => __( 'It adds or removes a slash at the end.', 'pedal-bridge' ),
			default                                                          => '',
		};
	}
}
