<?php
/**
 * Orders as Pedal sees them: verdicts and previews, the statement, the engine's state.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Orders {

	/**
	 * @return array<string,mixed>
	 */
	public static function verdict(): array {
		return Type::object(
			'Verdict',
			array(
				'send'          => Type::yes_or_no(),
				'connection_id' => Type::or_null( Type::id() ),
				'code'          => Type::text( 'Why it is not sent; empty when it is.' ),
				'message'       => Type::text( 'The code as a sentence.' ),
				'hint'          => Type::text( 'What to do next.' ),
				'parcels'       => Type::list_of( Type::text() ),
				'reasons'       => Type::list_of( self::reason(), 'Everything that was tried, in order.' ),
				'decided_at'    => Type::time(),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function reason(): array {
		return Type::object(
			'VerdictReason',
			array(
				'rule'     => Type::text( 'Id of a rule, or the word of a built-in condition.' ),
				'field'    => Type::text(),
				'value'    => Type::anything( 'What the order has.' ),
				'expected' => Type::anything( 'What was asked for.' ),
				'passed'   => Type::yes_or_no(),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function preview(): array {
		return Type::list_of(
			Type::object(
				'Preview',
				array(
					'parcel'        => Type::text(),
					'connection_id' => Type::id(),
					'marker'        => Type::text(),
					'window'        => Type::or_null( Deliveries::window() ),
					'request'       => Type::map_of( array(), 'The exact body.' ),
				)
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function preview_arguments(): array {
		return Type::arguments( array( 'connection_id' => Type::id( 'Instead of the one the rules choose.' ) ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function statement(): array {
		return Type::object(
			'Statement',
			array(
				'checked_at'     => Type::or_null( Type::time( 'Null when nothing was compared yet.' ) ),
				'eligible'       => Type::number( 'Orders of the last 30 days that should be sent.' ),
				'at_platform'    => Type::number(),
				'attention'      => Type::number(),
				'in_progress'    => Type::number(),
				'missing'        => Type::list_of( Type::id(), 'Orders that should be sent and are not even planned.' ),
				'extra'          => Type::list_of( Type::text(), 'The platform\'s ids of deliveries that are active there and that nobody wants, or that no row stands for.' ),
				'found_by_sweep' => Type::number( 'Orders no hook told us about, ever.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function drained(): array {
		return Type::object(
			'Drained',
			array(
				'settled'            => Type::number( 'Deliveries that came to rest.' ),
				'remaining'          => Type::number( 'Rows still due.' ),
				'oldest_due_seconds' => Type::number(),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function status(): array {
		$clock = Type::object( 'ClockState', array( 'last_at' => Type::or_null( Type::time() ) ) );
		return Type::object(
			'Status',
			array(
				'counts'             => Type::object( 'SyncCounts', array_fill_keys( array( 'synced', 'pending', 'in_flight', 'unknown', 'attention' ), Type::number() ) ),
				'oldest_due_seconds' => Type::number(),
				'clocks'             => Type::object( 'Clocks', array_fill_keys( array( 'action_scheduler', 'wp_cron', 'cli' ), $clock ) ),
				'connections'        => Type::list_of( Type::object( 'ConnectionState', array( 'id' => Type::id(), 'status' => Type::one_of( array( 'unchecked', 'ready', 'paused' ) ) ) ) ),
				'versions'           => Type::object( 'Versions', array_fill_keys( array( 'pedal', 'wordpress', 'woocommerce', 'php', 'schema' ), Type::text() ) ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function no_arguments(): array {
		return Type::arguments( array() );
	}
}
