<?php
/**
 * May we believe our own table when it says "never sent"? A restored backup says so too; the platform's newest deliveries tell.
 *
 * Asked once a pass, not once a row: after an outage thousands of rows wait, and the platform's list shows only its newest thirty.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Marker;
use Pedal\Core\Observed;
use Pedal\Platform\Platform;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Install;
use Pedal\Storage\Journal;

final class Continuity {

	private const VALID_SECONDS = 60;

	/**
	 * Orders are dated by the web server, our journal by the database.
	 */
	private const CLOCK_SKEW = 60;

	/**
	 * By connection id.
	 *
	 * @var array<int,array{at:int,holds:bool}>
	 */
	private array $answers = array();

	public function __construct(
		private readonly Deliveries $deliveries,
		private readonly Connections $connections,
		private readonly Install $install,
		private readonly Journal $journal,
		private readonly Clock $clock,
	) {}

	/**
	 * Nothing of it is there: no sending of it is in doubt, and the table has known all of this order's life.
	 *
	 * @param int $order_created Unix seconds, 0 when the order is gone.
	 * @throws Trouble
	 */
	public function is_surely_absent( DeliveryRow $row, int $order_created, Connection $connection, Platform $platform ): bool {
		return ! $row->is_in_doubt()
			&& $order_created >= $connection->created_at
			&& $this->is_unbroken_since( $order_created )
			&& $this->holds( $connection, $platform );
	}

	/**
	 * The same for a row that was planned just now: a table restored a minute ago looks like that, too. When the platform
	 * cannot be asked, what we noticed ourselves has to do.
	 *
	 * @param int $order_created Unix seconds, 0 when the order is gone.
	 */
	public function is_unbroken( int $order_created, Connection $connection, Platform $platform ): bool {
		try {
			$this->holds( $connection, $platform );
		} catch ( Trouble ) {
			return $this->is_unbroken_since( $order_created );
		}
		return $this->is_unbroken_since( $order_created );
	}

	/**
	 * Nobody noticed, since then, that the table had been emptied or restored.
	 */
	private function is_unbroken_since( int $at ): bool {
		$set_back = $this->journal->latest( 'swept', 'table_set_back' );
		return null === $set_back || $at > $set_back['at'] + self::CLOCK_SKEW;
	}

	/**
	 * A new pass asks anew.
	 */
	public function forget(): void {
		$this->answers = array();
	}

	/**
	 * @throws Trouble
	 */
	private function holds( Connection $connection, Platform $platform ): bool {
		$now    = $this->clock->now();
		$answer = $this->answers[ $connection->id ] ?? null;
		if ( null === $answer || abs( $now - $answer['at'] ) >= self::VALID_SECONDS ) {
			$answer = array(
				'at'    => $now,
				'holds' => $this->ask( $connection, $platform ),
			);
			$this->answers[ $connection->id ] = $answer;
		}
		return $answer['holds'];
	}

	/**
	 * All deliveries of this shop among the newest are known to the table, and there is one at least: older ones are known then, too.
	 *
	 * @throws Trouble
	 */
	private function ask( Connection $connection, Platform $platform ): bool {
		$first   = 0 === $this->connections->newest_remote( $connection->id );
		$recent  = $platform->recent();
		$shop    = Marker::of_shop( $this->install->id(), get_current_blog_id() );
		$markers = array_map( static fn( Observed $one ): string => $one->marker, $recent->hits );
		$ours    = array_values( array_filter( $markers, static fn( string $marker ): bool => str_starts_with( $marker, $shop ) ) );
		$unknown = array_values( array_diff( $ours, $this->deliveries->sent_markers( $ours ) ) );
		if ( array() !== $unknown ) {
			// Said once: the same unknown deliveries stay on the list for a while.
			$this->journal->note_connection( 'swept', 'table_set_back', $connection->id, array( 'unknown' => count( $unknown ) ), 'set_back:' . end( $unknown ) );
			return false;
		}
		return array() !== $ours || ( $first && array() === $recent->hits );
	}
}
