<?php
/**
 * The clocks that make a pass: Action Scheduler, WP-Cron, the command line, a button (and the end of a request, see EndOfRequest). Each alone is enough.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Storage\Memory;

final class Clocks {

	public const TICK = 'pedal_tick';
	public const CRON = 'pedal_cron';

	private const GROUP     = 'pedal-bridge';
	private const SCHEDULE  = 'pedal_minute';
	private const HEARTBEAT = 'clock_';

	/**
	 * The pass that somebody asked for by name.
	 *
	 * @var array{budget:?int,clock:string}|null
	 */
	private ?array $asked = null;

	/**
	 * What the last pass did.
	 *
	 * @var array{settled:int,remaining:int,oldest_due_seconds:int}|null
	 */
	private ?array $done = null;

	/**
	 * @param \Closure():Runner $runner Every request knows the clocks; few make a pass.
	 */
	public function __construct(
		private readonly \Closure $runner,
		private readonly Memory $memory,
		private readonly Clock $clock,
	) {}

	/**
	 * On `pedal_tick`, in any process that has loaded WordPress.
	 */
	public function tick(): void {
		$this->beat( $this->asked['clock'] ?? $this->which() );
		$this->wind_up();
		$this->done = ( $this->runner )()->pass( $this->asked['budget'] ?? null );
	}

	/**
	 * Each clock winds up the other: nobody may ever open a page of the admin.
	 */
	private function wind_up(): void {
		try {
			$this->start();
		} catch ( \Throwable ) {
			return;
		}
	}

	/**
	 * `wp pedal drain`, from a person or from the server's own cron.
	 *
	 * @param int|null $budget Seconds.
	 * @return array{settled:int,remaining:int,oldest_due_seconds:int}
	 */
	public function drain( ?int $budget ): array {
		return $this->fire( $budget, 'cli' );
	}

	/**
	 * The button: a person, no clock.
	 *
	 * @return array{settled:int,remaining:int,oldest_due_seconds:int}
	 */
	public function pressed(): array {
		return $this->fire( null, '' );
	}

	/**
	 * @return array{settled:int,remaining:int,oldest_due_seconds:int}
	 */
	private function fire( ?int $budget, string $clock ): array {
		$this->asked = array( 'budget' => $budget, 'clock' => $clock );
		$this->done  = null;
		try {
			do_action( self::TICK );
		} catch ( \Throwable $thrown ) {
			// Of another plugin's listener, perhaps before us: orders go all the same.
			unset( $thrown );
		} finally {
			$this->asked = null;
		}
		return $this->done ?? ( $this->runner )()->pass( $budget );
	}

	/**
	 * On `pedal_cron`.
	 */
	public function cron(): void {
		do_action( self::TICK );
	}

	/**
	 * Both clocks are wound up; cheap when they run already.
	 */
	public function start(): void {
		if ( false === wp_next_scheduled( self::CRON ) ) {
			wp_schedule_event( time(), self::SCHEDULE, self::CRON );
		}
		if ( $this->has_action_scheduler() && ! as_has_scheduled_action( self::TICK, array(), self::GROUP ) ) {
			as_schedule_recurring_action( time(), 60, self::TICK, array(), self::GROUP, true, 0 );
		}
	}

	public function stop(): void {
		wp_clear_scheduled_hook( self::CRON );
		if ( $this->has_action_scheduler() ) {
			as_unschedule_all_actions( self::TICK, array(), self::GROUP );
		}
	}

	/**
	 * @param array<string,array{interval:int,display:string}> $schedules
	 * @return array<string,array{interval:int,display:string}>
	 */
	public function schedules( array $schedules ): array {
		$schedules[ self::SCHEDULE ] = array(
			'interval' => 60,
			// WordPress complains about translations before this; at a site's first visit we are earlier.
			'display'  => did_action( 'after_setup_theme' ) > 0 ? __( 'Every minute (Pedal)', 'pedal-bridge' ) : 'Every minute (Pedal)',
		);
		return $schedules;
	}

	/**
	 * When each clock last ticked; unix seconds, 0 = never seen.
	 *
	 * @return array{action_scheduler:int,wp_cron:int,cli:int}
	 */
	public function heartbeats(): array {
		return array(
			'action_scheduler' => $this->last_beat( 'action_scheduler' ),
			'wp_cron'          => $this->last_beat( 'wp_cron' ),
			'cli'              => $this->last_beat( 'cli' ),
		);
	}

	private function last_beat( string $clock ): int {
		return $this->memory->number( self::HEARTBEAT . $clock );
	}

	private function beat( string $clock ): void {
		if ( '' === $clock ) {
			return;
		}
		try {
			$this->memory->keep( self::HEARTBEAT . $clock, $this->clock->now(), 7 * 86400 );
		} catch ( \Throwable ) {
			return;
		}
	}

	private function which(): string {
		return match ( true ) {
			doing_action( self::CRON ) => 'wp_cron',
			did_action( 'action_scheduler_begin_execute' ) > did_action( 'action_scheduler_after_execute' ) + did_action( 'action_scheduler_failed_execution' ) => 'action_scheduler',
			default => 'cli',
		};
	}

	private function has_action_scheduler(): bool {
		return did_action( 'action_scheduler_init' ) > 0 && function_exists( 'as_has_scheduled_action' );
	}
}
