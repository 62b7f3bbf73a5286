<?php
/**
 * The health of a connection: trouble that is not one order's fault pauses the connection and costs no order its attempts.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Backoff;
use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Platform\Listener;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Storage\Connections;
use Pedal\Storage\Journal;

final class Breaker {

	private const IN_A_ROW       = 5;
	private const MEMORY         = 20;
	private const ENOUGH_TO_TELL = 10;

	/**
	 * How often a connection that needs a person is tried all the same: the platform may have been repaired.
	 */
	private const SECONDS_BETWEEN_PROBES = 900;
	private const PROBE_LASTS            = 120;

	/**
	 * Pauses that end by themselves and grow when they come again.
	 */
	private const PASSING = array( 'pedal_circuit_open', 'pedal_throttled', 'pedal_host_unreachable', 'pedal_redirected', 'pedal_not_a_platform' );

	/**
	 * Pauses nobody has to do anything about, nor hears of by mail.
	 */
	private const OF_ITSELF = array( 'pedal_circuit_open', 'pedal_throttled' );

	public function __construct(
		private readonly Connections $connections,
		private readonly Platforms $platforms,
		private readonly Journal $journal,
		private readonly Alerts $alerts,
		private readonly Clock $clock,
	) {}

	public function succeeded( Connection $connection ): void {
		$this->connections->update(
			$connection->id,
			array(
				'failures'   => 0,
				'opened'     => 0,
				'recent'     => $this->remember( $connection, '.' ),
				'last_ok_at' => $this->clock->now(),
			)
		);
	}

	/**
	 * One more call that ended in nothing or in doubt; several open the circuit.
	 */
	public function failed( int $connection_id ): void {
		$connection = $this->connections->find( $connection_id );
		if ( null === $connection ) {
			return;
		}
		$recent = $this->remember( $connection, 'x' );
		$this->connections->update(
			$connection_id,
			array(
				'failures' => $connection->failures + 1,
				'recent'   => $recent,
			)
		);
		$half = strlen( $recent ) >= self::ENOUGH_TO_TELL && substr_count( $recent, 'x' ) * 2 >= strlen( $recent );
		if ( $half || $connection->failures + 1 >= self::IN_A_ROW ) {
			$this->pause( $connection, 'pedal_circuit_open', null );
		}
	}

	/**
	 * @param int|null $wait Seconds the platform asked for.
	 */
	public function pause( Connection $connection, string $code, ?int $wait ): void {
		$now    = $this->clock->now();
		$opened = $connection->opened + 1;
		$rest   = in_array( $code, self::PASSING, true ) ? Backoff::rest( $opened ) : self::SECONDS_BETWEEN_PROBES;
		$won    = $this->connections->swap(
			$connection->id,
			array(
				'status'      => 'paused',
				'status_code' => $code,
				'resume_at'   => Unavailable::FOR_GOOD === $wait ? 0 : $now + max( $wait ?? 0, null === $wait || $opened > 1 ? $rest : 0 ),
				'opened'      => $opened,
				'updated_at'  => $now,
			),
			array( 'status' => 'ready' )
		);
		if ( ! $won ) {
			return;
		}
		$this->journal->note_connection( 'paused', $code, $connection->id, array( 'wait' => $wait ) );
		if ( ! in_array( $code, self::OF_ITSELF, true ) ) {
			$this->alerts->connection_paused( $connection, $code );
		}
		/**
		 * A connection rests; its orders wait.
		 *
		 * @param int    $connection_id
		 * @param string $code
		 */
		do_action( 'pedal_connection_paused', $connection->id, $code );
	}

	/**
	 * When a rest is over: one cheap read decides, by one process.
	 *
	 * @return bool True when it may send again.
	 */
	public function try_again( Connection $connection ): bool {
		$now = $this->clock->now();
		if ( 'paused' !== $connection->status || ! $connection->enabled || 0 === $connection->resume_at || $connection->resume_at > $now ) {
			return false;
		}
		$mine = $this->connections->swap( $connection->id, array( 'resume_at' => $now + self::PROBE_LASTS ), array( 'resume_at' => $connection->resume_at, 'status' => 'paused' ) );
		if ( ! $mine ) {
			return false;
		}
		try {
			$platform = $this->platforms->of( $connection );
			// Whoever may be told twice is tried with an order: it comes by its own schedule, a question would not.
			if ( ! $platform instanceof Listener || ! in_array( $connection->status_code, self::OF_ITSELF, true ) ) {
				$platform->probe();
			}
		} catch ( Trouble $trouble ) {
			$this->rest_longer( $connection, $trouble, $now );
			return false;
		}
		$this->resume( $connection );
		return true;
	}

	private function rest_longer( Connection $connection, Trouble $trouble, int $now ): void {
		$whole  = $trouble instanceof Unavailable && $trouble->whole_connection;
		$code   = $whole ? $trouble->reason : $connection->status_code;
		$opened = $connection->opened + 1;
		$rest   = in_array( $code, self::PASSING, true ) ? Backoff::rest( $opened ) : self::SECONDS_BETWEEN_PROBES;
		$this->connections->swap(
			$connection->id,
			array(
				'status_code' => $code,
				'resume_at'   => Unavailable::FOR_GOOD === $trouble->wait ? 0 : $now + max( $trouble->wait ?? 0, $rest ),
				'opened'      => $opened,
			),
			array( 'status' => 'paused' )
		);
	}

	/**
	 * Sends again, but one failure is enough to rest again until something succeeded.
	 */
	public function resume( Connection $connection ): void {
		$this->connections->swap(
			$connection->id,
			array(
				'status'      => 'ready',
				'status_code' => '',
				'resume_at'   => 0,
				'failures'    => self::IN_A_ROW - 1,
				'recent'      => '',
			),
			array( 'status' => 'paused' )
		);
	}

	private function remember( Connection $connection, string $mark ): string {
		return substr( $connection->recent . $mark, -self::MEMORY );
	}
}
