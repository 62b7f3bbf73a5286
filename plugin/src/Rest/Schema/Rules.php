<?php
/**
 * Rules: ordered, the first whose conditions all hold decides.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

use Pedal\Core\Condition;

final class Rules {

	private const MOST_RULES      = 200;
	private const MOST_CONDITIONS = 50;
	private const MOST_VALUES     = 500;

	/**
	 * @return array<string,mixed>
	 */
	public static function list_of_rules(): array {
		return Type::list_of( self::rule( true ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function given_rules(): array {
		return Type::list_of( self::rule( false ), '', self::MOST_RULES );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function change_arguments(): array {
		return Type::arguments(
			array(
				'rules'   => self::given_rules(),
				'version' => Settings::version(),
			),
			array( 'rules' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function simulate_arguments(): array {
		return Type::arguments(
			array(
				'rules' => self::given_rules(),
				'limit' => Type::number( 'Newest orders to try them on.', 1, 200 ) + array( 'default' => 50 ),
			),
			array( 'rules' )
		);
	}

	/**
	 * @param bool $whole As answered; what is given may leave out what has a default.
	 * @return array<string,mixed>
	 */
	private static function rule( bool $whole ): array {
		return Type::object(
			$whole ? 'Rule' : 'GivenRule',
			array(
				'id'      => Type::text( 'Unique in the list.', 64, 1 ) + array( 'pattern' => '^[A-Za-z0-9_.-]+$' ),
				'name'    => Type::text( '', 191 ) + array( 'default' => '' ),
				'enabled' => Type::yes_or_no() + array( 'default' => true ),
				'when'    => Type::list_of( self::condition(), 'All must hold; none means every order.', self::MOST_CONDITIONS ),
				'then'    => self::consequence(),
				'parcel'  => Type::text( '', 32, 1 ) + array( 'pattern' => '^[a-z0-9_-]+$', 'default' => 'main' ),
			),
			$whole ? array() : array( 'name', 'enabled', 'parcel' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function condition(): array {
		return Type::object(
			'RuleCondition',
			array(
				'field' => Type::one_of( Condition::FIELDS ),
				'op'    => Type::one_of( Condition::OPS ),
				'value' => array(
					'description' => 'A number for `total` and `weight` (grams), true or false for `virtual_only`, else a text; a list of them for `in` and `not_in`.',
					'anyOf'       => array(
						Type::text( '', 200 ),
						array( 'type' => 'number' ),
						Type::yes_or_no(),
						Type::list_of( array( 'type' => array( 'string', 'number', 'boolean' ) ), '', self::MOST_VALUES ),
					),
				),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function consequence(): array {
		return array(
			'title' => 'RuleConsequence',
			'anyOf' => array(
				Type::arguments( array( 'connection_id' => Type::id() ), array( 'connection_id' ) ),
				Type::arguments( array( 'send' => array( 'type' => 'boolean', 'enum' => array( false ) ) ), array( 'send' ) ),
			),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function simulation(): array {
		$choice = Type::object(
			'SimulatedVerdict',
			array(
				'send'          => Type::yes_or_no(),
				'connection_id' => Type::or_null( Type::id() ),
				'code'          => Type::text( 'Why it would not be sent.' ),
				'message'       => Type::text(),
			)
		);
		return Type::object(
			'Simulation',
			array(
				'orders' => Type::list_of(
					Type::object(
						'SimulatedOrder',
						array(
							'order_id'     => Type::id(),
							'order_number' => Type::text(),
							'changed'      => Type::yes_or_no(),
							'before'       => $choice,
							'after'        => $choice,
						)
					)
				),
				'counts' => Type::object( 'SimulationCounts', array_fill_keys( array( 'orders', 'changed', 'sent_before', 'sent_after' ), Type::number() ) ),
			)
		);
	}
}
