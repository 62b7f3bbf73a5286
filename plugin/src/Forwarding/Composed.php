<?php
/**
 * A request as it would be sent now.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class Composed {

	public readonly string $hash;

	/**
	 * @param array<string,mixed> $body
	 */
	public function __construct( public readonly array $body ) {
		$this->hash = hash( 'sha256', (string) wp_json_encode( $body ) );
	}
}
