<?php
/**
 * Moments as the interface writes them: RFC 3339 in UTC, null when never.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Window;

final class Time {

	public static function of( int $at ): ?string {
		return $at > 0 ? Window::iso( $at ) : null;
	}

	/**
	 * @return int Unix seconds, 0 when there is none. Without an offset it is UTC.
	 */
	public static function read( string $text ): int {
		if ( '' === $text ) {
			return 0;
		}
		return ( new \DateTimeImmutable( $text, new \DateTimeZone( 'UTC' ) ) )->getTimestamp();
	}

	/**
	 * @return array{start:string,end:string}|null
	 */
	public static function window( ?Window $window ): ?array {
		return null === $window ? null : array(
			'start' => Window::iso( $window->start ),
			'end'   => Window::iso( $window->end ),
		);
	}
}
