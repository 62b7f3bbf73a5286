<?php
/**
 * A no to a person or a program: one of our codes, the field it is about, and facts that help.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class Problem extends \RuntimeException {

	/**
	 * @param string              $reason  From interface section 8, or a WordPress REST code.
	 * @param int                 $status  HTTP status at the REST edge.
	 * @param string              $field   Argument it is about.
	 * @param array<string,mixed> $details
	 */
	public function __construct(
		public readonly string $reason,
		public readonly int $status,
		public readonly string $field = '',
		public readonly array $details = array(),
	) {
		parent::__construct( $reason );
	}
}
