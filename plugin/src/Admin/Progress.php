<?php
/**
 * How far the shop has come: where the desk opens, and what it asks for first. It opens also when our tables are lost, because
 * Health says so there.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Core\Connection;
use Pedal\Core\Rules;
use Pedal\Storage\Connections;
use Pedal\Storage\Settings;
use Pedal\Storage\StorageFailed;
use Pedal\Storage\Tally;

final class Progress {

	public function __construct(
		private readonly Connections $connections,
		private readonly Settings $settings,
		private readonly Tally $tally,
	) {}

	/**
	 * Deliveries that wait for a person.
	 */
	public function needs_you(): int {
		try {
			return $this->tally->needing_a_person();
		} catch ( StorageFailed ) {
			return 0;
		}
	}

	/**
	 * A Store account that a person said yes to, and orders that go there. The guide itself looks closer.
	 *
	 * @param list<array{methods:list<array{method:string}>}> $zones
	 */
	public function setup_is_done( array $zones ): bool {
		try {
			$all = $this->connections->all();
		} catch ( StorageFailed ) {
			return false;
		}
		$working = array_filter( $all, static fn( Connection $connection ): bool => $connection->enabled && $connection->last_ok_at > 0 );
		$methods = array_column( array_merge( array(), ...array_column( $zones, 'methods' ) ), 'method' );
		return array() !== $working && ( in_array( Rules::METHOD, $methods, true ) || array() !== $this->settings->rules_as_stored() );
	}

	/**
	 * The board's first answers, letter for letter as src/admin/deliveries/query.ts asks for them.
	 *
	 * @return list<string>
	 */
	public function board_calls(): array {
		return array(
			'/wc-pedal/v1/connections',
			'/wc-pedal/v1/status',
			'/wc-pedal/v1/statement',
			'/wc-pedal/v1/deliveries?' . http_build_query( $this->first_list() + array( 'per_page' => 25, 'page' => 1 ), '', '&', PHP_QUERY_RFC3986 ),
		);
	}

	/**
	 * @return array<string,string>
	 */
	private function first_list(): array {
		if ( $this->needs_you() > 0 ) {
			return array( 'sync' => 'attention' );
		}
		$utc   = new \DateTimeZone( 'UTC' );
		$today = new \DateTimeImmutable( 'today', wp_timezone() );
		return array(
			'window_after'  => $today->setTimezone( $utc )->format( 'Y-m-d\TH:i:s\Z' ),
			'window_before' => $today->modify( '+1 day' )->setTimezone( $utc )->format( 'Y-m-d\TH:i:s\Z' ),
			'orderby'       => 'deadline',
			'order'         => 'asc',
		);
	}
}
