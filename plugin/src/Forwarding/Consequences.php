<?php
/**
 * What a platform's trouble means for the row and for its connection.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Backoff;
use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\SyncState;
use Pedal\Core\Text;
use Pedal\Core\Timing;
use Pedal\Platform\Listener;
use Pedal\Platform\NoTurn;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Storage\Journal;

final class Consequences {

	public function __construct(
		private readonly Breaker $breaker,
		private readonly Journal $journal,
		private readonly Clock $clock,
		private readonly Timing $timing,
	) {}

	public function of( Work $work, Trouble $trouble ): Delivery {
		$this->journal->note(
			'answered',
			$trouble->reason,
			$work->row,
			array(
				'status' => $trouble->status,
				'field'  => $trouble->field,
				'class'  => strtolower( substr( (string) strrchr( $trouble::class, '\\' ), 1 ) ),
			)
		);
		return match ( true ) {
			$trouble instanceof Refused     => $this->refused( $this->after_a_clear_no( $work ), $trouble ),
			$trouble instanceof Unavailable => $this->unavailable( $work, $trouble ),
			$trouble instanceof NoTurn      => $this->put_back( $work, $this->unsent( $work ), $this->clock->now(), 'backoff', false ),
			default                         => $this->uncertain( $work, $trouble ),
		};
	}

	private function refused( Delivery $row, Refused $refused ): Delivery {
		$now = $this->clock->now();
		if ( 'phone' === $refused->field && '' === $row->omit ) {
			return $row->without( 'phone', $now );
		}
		if ( 'vanished' === $refused->reason && Desired::Absent === $row->desired ) {
			return $row->cancelled( $now );
		}
		return $row->needs_attention( $refused->reason, Text::line( trim( "{$refused->field}: {$refused->words}", ': ' ), 400 ), $now );
	}

	private function uncertain( Work $work, Trouble $trouble ): Delivery {
		if ( null !== $trouble->wait ) {
			$this->breaker->pause( $work->connection, 'pedal_throttled', $trouble->wait );
		} else {
			$this->breaker->failed( $work->connection->id );
		}
		return $work->row->uncertain( $this->clock->now() + $this->timing->quarantine, $trouble->status > 0 ? (string) $trouble->status : '' );
	}

	private function unavailable( Work $work, Unavailable $trouble ): Delivery {
		$row = match ( true ) {
			! $trouble->left                    => $this->unsent( $work ),
			// It may have heard; should the order be called off, it has to be told that, too.
			$work->platform instanceof Listener => $work->row,
			default                             => $this->after_a_clear_no( $work ),
		};
		$now = $this->clock->now();
		if ( $trouble->whole_connection ) {
			$this->breaker->pause( $work->connection, $trouble->reason, $trouble->wait );
			return $this->put_back( $work, $row, $now, 'connection_paused', false );
		}
		$this->breaker->failed( $work->connection->id );
		if ( $this->gives_up( $row, $now ) ) {
			return $row->needs_attention( $row->sends > 0 ? 'inconclusive' : 'too_many_failures', '', $now );
		}
		$luck = wp_rand( 0, 1000 ) / 1000;
		$wait = $work->platform instanceof Listener
			? Backoff::on_schedule( $work->platform->waits(), $row->attempts + 1, $luck )
			: Backoff::seconds( $row->attempts + 1, $luck );
		$wait = max( $trouble->wait ?? 0, $wait );
		return $this->put_back( $work, $row, $now + $wait, 'backoff', true );
	}

	/**
	 * What was written down before sending is taken back: not a byte left.
	 */
	private function unsent( Work $work ): Delivery {
		return null === $work->unsent ? $work->row : $work->row->not_sent( $work->unsent );
	}

	/**
	 * When it was a creation that was answered, the platform made nothing.
	 */
	private function after_a_clear_no( Work $work ): Delivery {
		return null === $work->unsent ? $work->row : $work->row->surely_absent();
	}

	/**
	 * What may have been sent stays in doubt until a look tells; only what surely was not goes back in the queue.
	 */
	private function put_back( Work $work, Delivery $row, int $due_at, string $code, bool $counts ): Delivery {
		$in_doubt = SyncState::Unknown === $work->from && null === $work->unsent && ! $work->platform instanceof Listener;
		// The longer a doubt lasts, the less the platform's list can tell.
		$soon = min( $due_at, $this->clock->now() + $this->timing->quarantine );
		return $in_doubt ? $row->uncertain( $soon, $row->detail, $counts ) : $row->later( $due_at, $code, $counts );
	}

	private function gives_up( Delivery $row, int $now ): bool {
		if ( null !== $row->remote_id ) {
			return false;
		}
		return $row->deadline > 0 ? $now > $row->deadline : $now - $row->created_at > Backoff::GIVE_UP_SECONDS;
	}
}
