<?php
/**
 * One condition that was tried on an order.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Reason {

	/**
	 * @param string $rule     The rule's id, or the word of a built-in condition.
	 * @param mixed  $value    What the order has.
	 * @param mixed  $expected What was asked for.
	 */
	public function __construct(
		public readonly string $rule,
		public readonly string $field,
		public readonly mixed $value,
		public readonly mixed $expected,
		public readonly bool $passed,
	) {}

	/**
	 * @return array{rule:string,field:string,value:mixed,expected:mixed,passed:bool}
	 */
	public function to_array(): array {
		return array(
			'rule'     => $this->rule,
			'field'    => $this->field,
			'value'    => $this->value,
			'expected' => $this->expected,
			'passed'   => $this->passed,
		);
	}
}
