<?php
/**
 * A verdict as the interface shows it.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Verdict;
use Pedal\Core\Window;
use Pedal\Forwarding\Sentences;

final class VerdictAnswer {

	public function __construct( private readonly Sentences $sentences ) {}

	/**
	 * @return array<string,mixed>
	 */
	public function of( Verdict $verdict ): array {
		return $verdict->to_array() + array(
			'message'    => $this->sentences->of( $verdict->code ),
			'hint'       => $this->sentences->hint( $verdict->code ),
			'decided_at' => Window::iso( $verdict->decided_at ),
		);
	}
}
