<?php
/**
 * A verdict as the interface shows it.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Reason;
use Pedal\Core\Verdict;
use Pedal\Core\Window;
use Pedal\Forwarding\Sentences;

final class VerdictAnswer {

	/**
	 * Of these an order has one; the engine compares lists all the same.
	 */
	private const SINGLE = array( 'payment_method', 'postcode', 'country' );

	public function __construct( private readonly Sentences $sentences ) {}

	/**
	 * @return array<string,mixed>
	 */
	public function of( Verdict $verdict ): array {
		return array( 'reasons' => array_map( self::reason( ... ), $verdict->reasons ) ) + $verdict->to_array() + array(
			'message'    => $this->sentences->of( $verdict->code ),
			'hint'       => $this->sentences->hint( $verdict->code ),
			'decided_at' => Window::iso( $verdict->decided_at ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function reason( Reason $reason ): array {
		$value = is_array( $reason->value ) && 1 === count( $reason->value ) && in_array( $reason->field, self::SINGLE, true ) ? array_values( $reason->value )[0] : $reason->value;
		return array( 'value' => $value ) + $reason->to_array();
	}
}
