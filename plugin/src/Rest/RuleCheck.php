<?php
/**
 * What a schema cannot say about rules: ids are unique, connections exist, and operator and value suit the field.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Condition;
use Pedal\Core\Fields;
use Pedal\Rest\Schema\Fault;
use Pedal\Storage\Connections;

final class RuleCheck {

	private const OF_NUMBERS = array( 'is', 'is_not', 'in', 'not_in', 'gt', 'lt' );
	private const OF_TEXTS   = array( 'is', 'is_not', 'in', 'not_in', 'matches' );
	private const OF_YES     = array( 'is', 'is_not', 'in', 'not_in' );
	private const OF_LISTS   = array( 'in', 'not_in' );

	public function __construct( private readonly Connections $connections ) {}

	/**
	 * @param list<array<string,mixed>> $rules
	 * @return list<Fault>
	 */
	public function faults( array $rules ): array {
		$faults = array();
		$ids    = array();
		$known  = $this->connections->all();
		foreach ( $rules as $at => $rule ) {
			$rule = new Fields( $rule );
			if ( in_array( $rule->text( 'id' ), $ids, true ) ) {
				$faults[] = new Fault( "rules[$at].id", 'duplicate' );
			}
			$ids[] = $rule->text( 'id' );
			$then  = $rule->in( 'then' );
			if ( $then->has( 'connection_id' ) && ! isset( $known[ $then->number( 'connection_id' ) ] ) ) {
				$faults[] = new Fault( "rules[$at].then.connection_id", 'connection' );
			}
			foreach ( $rule->each( 'when' ) as $index => $condition ) {
				$faults = array( ...$faults, ...self::of_condition( $condition, "rules[$at].when[$index]" ) );
			}
		}
		return $faults;
	}

	/**
	 * @return list<Fault>
	 */
	private static function of_condition( Fields $condition, string $path ): array {
		$field = $condition->text( 'field' );
		$op    = $condition->text( 'op' );
		$ops   = match ( true ) {
			in_array( $field, Condition::NUMERIC, true ) => self::OF_NUMBERS,
			'virtual_only' === $field                    => self::OF_YES,
			default                                      => self::OF_TEXTS,
		};
		if ( ! in_array( $op, $ops, true ) ) {
			return array( new Fault( "$path.op", 'op', implode( ', ', $ops ) ) );
		}
		$wrong = self::wrong_value( $condition->any( 'value' ), $ops, $op );
		return '' === $wrong ? array() : array( new Fault( "$path.value", 'type', $wrong ) );
	}

	/**
	 * @param list<string> $ops
	 * @return string The type it must have; empty when it has.
	 */
	private static function wrong_value( mixed $value, array $ops, string $op ): string {
		if ( in_array( $op, self::OF_LISTS, true ) ) {
			$wrong = array_map( static fn( mixed $one ): string => self::wrong_value( $one, $ops, 'is' ), is_array( $value ) ? $value : array() );
			return array() === $wrong ? 'array' : max( $wrong );
		}
		return match ( $ops ) {
			self::OF_NUMBERS => is_numeric( $value ) ? '' : 'number',
			self::OF_YES     => is_bool( $value ) || in_array( $value, array( 'true', 'false' ), true ) ? '' : 'boolean',
			default          => ( is_string( $value ) && '' !== trim( $value ) ) || is_int( $value ) ? '' : 'string',
		};
	}
}
