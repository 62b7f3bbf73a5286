<?php
/**
 * One answer from outside.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class HttpResponse {

	/**
	 * @param array<string,string> $headers   Lower-case names.
	 * @param bool                 $truncated The body was cut at the size cap.
	 */
	public function __construct(
		public readonly int $status,
		public readonly array $headers,
		public readonly string $body,
		public readonly bool $truncated = false,
	) {}

	/**
	 * @return array<mixed>|null Null when it is no JSON object or list.
	 */
	public function json(): ?array {
		if ( $this->truncated ) {
			return null;
		}
		$data = json_decode( $this->body, true, 64 );
		return is_array( $data ) ? $data : null;
	}

	/**
	 * Seconds the platform asks us to wait: a number or an HTTP date, clamped to 1 second … 1 hour. Anything else says nothing.
	 */
	public function retry_after( int $now ): ?int {
		$text = trim( $this->headers['retry-after'] ?? '' );
		if ( ctype_digit( $text ) ) {
			return max( 1, min( 3600, (int) substr( $text, 0, 9 ) ) );
		}
		// Only a date that begins with its weekday: PHP would also understand "+1 week".
		$at = 1 === preg_match( '/^[A-Z][a-z]{2,8},? [\w: -]+$/', $text ) ? strtotime( $text ) : false;
		return false === $at ? null : max( 1, min( 3600, $at - $now ) );
	}
}
