<?php
/**
 * One row, one worker at a time, a platform that loses answers: the smallest world in which the core's rules can be seen to hold.
 *
 * What the worker does at each step is what Forwarding does, without its storage; what may be decided is asked of the core.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\NextStep;
use Pedal\Core\Observed;
use Pedal\Core\Stage;
use Pedal\Core\Step;
use Pedal\Core\SyncState;

final class Walk {

	public const ACTS = array( 'pass', 'minute', 'quarter of an hour', 'want', 'unwant', 'edit', 'retry', 'look', 'dispatcher cancels', 'courier is assigned', 'courier delivers' );

	/**
	 * What goes wrong with the next call, or with the worker around it.
	 */
	public const FAULTS = array( 'answer lost', 'request lost', 'done late', 'unreachable', 'refused', 'list fails', 'killed before the call', 'killed after the call' );

	private const LEASE       = 180;
	private const QUARANTINE  = 120;
	private const SECOND_LOOK = 60;

	/**
	 * A platform is allowed this long to do what it was asked: less than the quarantine.
	 */
	private const LATE = 110;

	/**
	 * And its list shows a new delivery only after a while.
	 */
	private const LIST_LAG = 45;

	public int $now = Given::NOW;
	public Delivery $row;

	/**
	 * @var array<int, Stage> What the platform holds, by number.
	 */
	public array $there = array();

	public bool $assigned = false;

	/**
	 * @var array<int, int> Since when it holds them.
	 */
	private array $since = array();

	/**
	 * @var list<int> When the platform will have done what it is slow with.
	 */
	private array $late = array();

	private int $edits    = 0;
	private string $fault = '';

	public function __construct() {
		$this->row = Given::delivery( array( 'sync' => 'pending', 'age' => 0, 'deadline' => Given::NOW + 86400 * 30, 'window_start' => Given::NOW + 86400 * 29 ) );
	}

	public function act( string $act ): void {
		if ( in_array( $act, self::FAULTS, true ) ) {
			$this->fault = $act;
			return;
		}
		match ( $act ) {
			'pass'                => $this->pass(),
			'minute'              => $this->wait( 61 ),
			'quarter of an hour'  => $this->wait( 900 ),
			'want'                => $this->row = $this->row->desire( Desired::Present, null, $this->now ),
			'unwant'              => $this->row = $this->row->desire( Desired::Absent, null, $this->now ),
			'edit'                => $this->row = $this->row->desire( $this->row->desired, 'edit ' . ++$this->edits, $this->now ),
			'retry'               => $this->row = $this->row->due_now( $this->now ),
			'look'                => $this->row = $this->row->asked_to_look( $this->now ),
			'dispatcher cancels'  => $this->moved( Stage::Cancelled ),
			'courier is assigned' => $this->assigned = array() !== $this->active(),
			'courier delivers'    => $this->moved( Stage::Delivered ),
		};
	}

	/**
	 * Nothing goes wrong any more, time enough passes for everything, and what may have moved is looked at again, as every pass does.
	 */
	public function come_to_rest(): void {
		$this->fault = '';
		$this->rest();
		if ( SyncState::Synced === $this->row->sync && null !== $this->row->remote_id ) {
			$this->act( 'look' );
			$this->rest();
		}
	}

	private function rest(): void {
		for ( $minute = 0; $minute < 90 && ( in_array( $this->row->sync, array( SyncState::Pending, SyncState::Unknown, SyncState::InFlight ), true ) || array() !== $this->late ); $minute++ ) {
			$this->pass();
			$this->wait( 61 );
		}
	}

	/**
	 * @return list<int>
	 */
	public function active(): array {
		return array_keys( array_filter( $this->there, static fn( Stage $stage ): bool => Stage::Cancelled !== $stage ) );
	}

	private function make( int $at ): void {
		$this->there[] = Stage::Placed;
		$this->since[] = $at;
	}

	private function moved( Stage $stage ): void {
		foreach ( $this->active() as $number ) {
			$this->there[ $number ] = $stage;
		}
	}

	private function wait( int $seconds ): void {
		$this->now += $seconds;
		foreach ( $this->late as $index => $at ) {
			if ( $at <= $this->now ) {
				unset( $this->late[ $index ] );
				$this->make( $at );
			}
		}
	}

	private function pass(): void {
		if ( SyncState::InFlight === $this->row->sync && $this->row->lease_until < $this->now ) {
			$this->row = $this->row->uncertain( $this->row->last_sent_at > 0 && null === $this->row->remote_id ? max( $this->now, $this->row->last_sent_at + self::QUARANTINE ) : $this->now );
		}
		if ( ! $this->row->is_free() || $this->row->due_at > $this->now ) {
			return;
		}
		$from      = $this->row->sync;
		$this->row = $this->row->claimed( $this->now, self::LEASE, 1 );
		try {
			$after = $this->step( $from );
		} catch ( \DomainException ) {
			// The worker is dead; its claim lapses.
			return;
		}
		// The order may not have moved on meanwhile in this small world: a worker's result is written as it is.
		$this->row = $after;
	}

	private function step( SyncState $from ): Delivery {
		return match ( NextStep::of( $this->row, $from, $this->now ) ) {
			Step::Create => $this->create(),
			Step::LookUp => $this->look_up(),
			Step::Change => $this->change(),
			Step::Cancel => $this->cancel(),
			Step::Look   => $this->look(),
			Step::Settle => $this->row->settled(),
		};
	}

	private function create(): Delivery {
		$before    = $this->row;
		$this->row = $this->row->sending( $this->row->desired_hash, $this->now, 0 );
		$answer    = $this->call( fn() => $this->make( $this->now ) );
		return match ( $answer ) {
			'done'        => $this->row->placed( $this->observed( (int) array_key_last( $this->there ) ), $this->now ),
			'refused'     => $this->row->surely_absent()->needs_attention( 'refused', '', $this->now ),
			'unreachable' => $this->row->not_sent( $before )->later( $this->now + 5, 'backoff', true ),
			default       => $this->row->uncertain( $this->now + self::QUARANTINE ),
		};
	}

	private function look_up(): Delivery {
		if ( 'done' !== $this->call( static fn() => null, 'list fails' ) ) {
			return $this->row->uncertain( $this->now + self::SECOND_LOOK );
		}
		$listed = array_keys( array_filter( $this->since, fn( int $since ): bool => $since + self::LIST_LAG <= $this->now ) );
		$active = array_values( array_intersect( $this->active(), $listed ) );
		$hit    = $active[0] ?? array_pop( $listed );
		if ( null !== $hit ) {
			array_map( fn( int $twin ): Stage => $this->there[ $twin ] = Stage::Cancelled, array_slice( $active, 1 ) );
			$placed = $this->row->placed( $this->observed( $hit ), $this->now );
			return $placed->owes_work() ? $placed->later( $this->now, '', false ) : $placed;
		}
		$counts_at = $this->row->absence_counts_at( self::QUARANTINE, self::SECOND_LOOK );
		if ( $this->row->is_in_doubt() && $this->now < $counts_at ) {
			return $this->row->uncertain( $counts_at, '', false );
		}
		$this->row = $this->row->absent_once_more( $this->now );
		return match ( true ) {
			$this->row->is_in_doubt()                  => $this->row->uncertain( $this->now + self::SECOND_LOOK, '', false ),
			Desired::Absent === $this->row->desired    => $this->row->settled(),
			default                                    => $this->create(),
		};
	}

	private function change(): Delivery {
		return match ( $this->call( static fn() => null ) ) {
			'done'        => $this->row->changed( $this->row->desired_hash, $this->now ),
			'refused'     => $this->row->needs_attention( 'refused', '', $this->now ),
			'unreachable' => $this->row->later( $this->now + 5, 'backoff', true ),
			default       => $this->row->uncertain( $this->now ),
		};
	}

	private function cancel(): Delivery {
		$this->row = $this->row->calling_off();
		if ( $this->assigned ) {
			return $this->row->needs_attention( 'already_assigned', '', $this->now );
		}
		return match ( $this->call( fn() => $this->moved( Stage::Cancelled ) ) ) {
			'done'        => $this->row->cancelled( $this->now ),
			'refused'     => $this->row->needs_attention( 'refused', '', $this->now ),
			'unreachable' => $this->row->later( $this->now + 5, 'backoff', true ),
			default       => $this->row->uncertain( $this->now ),
		};
	}

	private function look(): Delivery {
		if ( 'done' !== $this->call( static fn() => null, 'list fails' ) ) {
			return $this->row->uncertain( $this->now + self::SECOND_LOOK );
		}
		$seen = $this->observed( self::number( $this->row ) );
		if ( $this->row->is_called_off_too_soon( $seen ) ) {
			return $this->row->observed( $seen, $this->now )->needs_attention( 'reversed_after_sending', '', $this->now );
		}
		$after = '' === $this->row->remote_hash ? $this->row->placed( $seen, $this->now ) : $this->row->observed( $seen, $this->now );
		return $after->owes_work() ? $after->later( $this->now, '', false ) : $after;
	}

	/**
	 * @param string $fails The fault that means this kind of call; lost answers and deaths befall any.
	 * @return string `done`, `refused`, `unreachable`, or `doubt`.
	 * @throws \DomainException The worker died.
	 */
	private function call( callable $work, string $fails = 'refused' ): string {
		$fault       = $this->fault;
		$this->fault = '';
		if ( 'killed before the call' === $fault ) {
			throw new \DomainException();
		}
		if ( 'unreachable' === $fault || ( $fails === $fault ) ) {
			return $fault;
		}
		if ( 'request lost' === $fault ) {
			return 'doubt';
		}
		if ( 'done late' === $fault && 'refused' === $fails && array() === $this->there ) {
			$this->late[] = $this->now + self::LATE;
			return 'doubt';
		}
		$work();
		if ( 'killed after the call' === $fault ) {
			throw new \DomainException();
		}
		return in_array( $fault, array( 'answer lost', 'done late' ), true ) ? 'doubt' : 'done';
	}

	private function observed( int $number ): Observed {
		return new Observed( "/api/deliveries/$number", $this->there[ $number ], marker: $this->row->marker );
	}

	public static function number( Delivery $row ): int {
		return (int) basename( (string) $row->remote_id );
	}
}
