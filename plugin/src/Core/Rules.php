<?php
/**
 * The merchant's ordered rules; the first whose conditions all hold decides, else the shipping line does.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Rules {

	public const METHOD = 'pedal_delivery';

	/**
	 * @param list<Rule> $rules
	 */
	public function __construct( private readonly array $rules ) {}

	/**
	 * Fields that cost a look at the database, so that intake reads only what the rules ask for.
	 *
	 * @return list<string>
	 */
	public function fields(): array {
		$fields = array();
		foreach ( $this->rules as $rule ) {
			foreach ( $rule->enabled ? $rule->when : array() as $condition ) {
				$fields[] = $condition->field;
			}
		}
		return array_values( array_unique( $fields ) );
	}

	/**
	 * @param array<int,Connection> $connections By id.
	 */
	public function choose( OrderFacts $order, array $connections ): Choice {
		$reasons = array();
		foreach ( $this->rules as $rule ) {
			if ( ! $rule->enabled ) {
				continue;
			}
			$tried   = $rule->try_on( $order );
			$reasons = array_merge( $reasons, $tried );
			if ( array() === array_filter( $tried, static fn( Reason $reason ): bool => ! $reason->passed ) ) {
				return $this->decided( $rule, $reasons, $connections );
			}
		}
		return $this->by_shipping_line( $order, $connections, $reasons );
	}

	/**
	 * @param list<Reason>          $reasons
	 * @param array<int,Connection> $connections
	 */
	private function decided( Rule $rule, array $reasons, array $connections ): Choice {
		if ( null === $rule->connection_id ) {
			return new Choice( null, 'rule_says_no', $rule->parcel, $reasons );
		}
		$known     = isset( $connections[ $rule->connection_id ] );
		$reasons[] = new Reason( $rule->id, 'connection', $rule->connection_id, array_keys( $connections ), $known );
		return new Choice( $known ? $rule->connection_id : null, 'no_rule', $rule->parcel, $reasons );
	}

	/**
	 * @param array<int,Connection> $connections
	 * @param list<Reason>          $reasons
	 */
	private function by_shipping_line( OrderFacts $order, array $connections, array $reasons ): Choice {
		$methods   = array_column( $order->shipping_lines, 'method' );
		$at        = array_search( self::METHOD, $methods, true );
		$reasons[] = new Reason( 'no_rule', 'shipping_method', $methods, self::METHOD, false !== $at );
		if ( false === $at ) {
			return new Choice( null, 'no_rule', 'main', $reasons );
		}
		$chosen    = $order->shipping_lines[ $at ]['connection'] ?? self::only_ready( $connections );
		$known     = null !== $chosen && isset( $connections[ $chosen ] );
		$reasons[] = new Reason( 'no_rule', 'connection', $chosen, array_keys( $connections ), $known );
		return new Choice( $known ? $chosen : null, 'no_rule', 'main', $reasons );
	}

	/**
	 * A paused connection still counts: its orders wait, they are not turned away.
	 *
	 * @param array<int,Connection> $connections
	 */
	public static function only_ready( array $connections ): ?int {
		$ready = array_keys( array_filter( $connections, static fn( Connection $connection ): bool => $connection->enabled && 'unchecked' !== $connection->status ) );
		return 1 === count( $ready ) ? $ready[0] : null;
	}
}
