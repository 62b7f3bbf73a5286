<?php
/**
 * The clocks that make a pass: Action Scheduler, WP-Cron, the command line, the end of a request, a button. Each alone is enough.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;

final class Clocks {

	public const TICK = 'pedal_tick';
	public const CRON = 'pedal_cron';

	private const GROUP     = 'pedal-bridge';
	private const SCHEDULE  = 'pedal_minute';
	private const HEARTBEAT = 'pedal_clock_';

	public function __construct(
		private readonly Runner $runner,
		private readonly Intake $intake,
		private readonly Clock $clock,
	) {}

	/**
	 * On `pedal_tick`, in any process that has loaded WordPress.
	 */
	public function tick(): void {
		$this->beat( $this->which() );
		$this->runner->pass();
	}

	/**
	 * On `pedal_cron`.
	 */
	public function cron(): void {
		do_action( self::TICK );
	}

	/**
	 * On `shutdown`: what the request did to orders becomes rows; then, when its answer is out already, a little work.
	 */
	public function end_of_request(): void {
		if ( $this->intake->settle() > 0 && $this->answer_is_out() ) {
			$this->runner->nudge();
		}
	}

	/**
	 * Both clocks are wound up; cheap when they run already.
	 */
	public function start(): void {
		if ( false === wp_next_scheduled( self::CRON ) ) {
			wp_schedule_event( time(), self::SCHEDULE, self::CRON );
		}
		if ( $this->has_action_scheduler() && ! as_has_scheduled_action( self::TICK, array(), self::GROUP ) ) {
			as_schedule_recurring_action( time(), MINUTE_IN_SECONDS, self::TICK, array(), self::GROUP, true, 0 );
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
			'interval' => MINUTE_IN_SECONDS,
			'display'  => __( 'Every minute (Pedal)', 'pedal-bridge' ),
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
			'action_scheduler' => (int) get_transient( self::HEARTBEAT . 'action_scheduler' ),
			'wp_cron'          => (int) get_transient( self::HEARTBEAT . 'wp_cron' ),
			'cli'              => (int) get_transient( self::HEARTBEAT . 'cli' ),
		);
	}

	private function beat( string $clock ): void {
		try {
			set_transient( self::HEARTBEAT . $clock, $this->clock->now(), WEEK_IN_SECONDS );
		} catch ( \Throwable ) {
			return;
		}
	}

	private function which(): string {
		return match ( true ) {
			doing_action( self::CRON ) => 'wp_cron',
			did_action( 'action_scheduler_before_process_queue' ) > did_action( 'action_scheduler_after_process_queue' ) => 'action_scheduler',
			default => 'cli',
		};
	}

	private function has_action_scheduler(): bool {
		return did_action( 'action_scheduler_init' ) > 0 && function_exists( 'as_has_scheduled_action' );
	}

	/**
	 * The shopper has the whole answer; only then may this process work on. Servers that cannot say so leave it to the other clocks.
	 */
	private function answer_is_out(): bool {
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			return (bool) fastcgi_finish_request();
		}
		return function_exists( 'litespeed_finish_request' ) && (bool) litespeed_finish_request();
	}
}
