<?php
/**
 * What a handler answers when it is more than plain data.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

final class Answer {

	/**
	 * @param array<string,string> $headers
	 */
	public function __construct(
		public readonly mixed $data,
		public readonly int $status = 200,
		public readonly array $headers = array(),
	) {}

	/**
	 * A page of something longer.
	 *
	 * @param list<mixed> $page
	 */
	public static function page( array $page, int $total, int $per_page ): self {
		return new self(
			$page,
			200,
			array(
				'X-WP-Total'      => (string) $total,
				'X-WP-TotalPages' => (string) (int) ceil( $total / max( 1, $per_page ) ),
			)
		);
	}

	/**
	 * @param string $version Of what is answered, so that a later change can say what it is based on.
	 */
	public static function versioned( mixed $data, string $version, int $status = 200 ): self {
		return new self( $data, $status, array( 'ETag' => $version ) );
	}
}
