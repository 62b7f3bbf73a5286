<?php
/**
 * What a pass does now and then: warn, purge, keep subscriptions alive.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Storage\Connections;
use Pedal\Storage\Journal;
use Pedal\Storage\Memory;
use Pedal\Storage\Settings;
use Pedal\Storage\Watch;

final class Housekeeping {

	private const HOURLY = 'housekeeping';
	private const DAILY  = 'full_sweep';

	public function __construct(
		private readonly Sweep $sweep,
		private readonly Subscriptions $subscriptions,
		private readonly Orphans $orphans,
		private readonly Alerts $alerts,
		private readonly Journal $journal,
		private readonly Watch $watch,
		private readonly Connections $connections,
		private readonly Settings $settings,
		private readonly Memory $memory,
		private readonly Guard $guard,
		private readonly Clock $clock,
	) {}

	/**
	 * @param callable():bool $has_time
	 */
	public function tidy( callable $has_time ): void {
		$connections = $this->connections->all();
		$may_act = '' === $this->guard->reason();
		if ( $may_act ) {
			$this->orphans->show( $connections, $has_time );
		}
		$this->alerts->overdue( $connections );
		if ( $may_act ) {
			$this->subscriptions->ensure( $connections, $has_time );
		}
		if ( ! $this->memory->has( self::HOURLY ) ) {
			$this->memory->keep( self::HOURLY, 1, 3600 );
			$this->watch->forget_old();
			$before = $this->clock->now() - 86400 * $this->settings->of( 'retention_days' )->number( 'journal', 90 );
			while ( $this->journal->forget_before( $before ) > 0 && $has_time() ) {
				continue;
			}
		}
		if ( ! $this->memory->has( self::DAILY ) ) {
			$this->memory->keep( self::DAILY, 1, 86400 );
			$this->sweep->full( $has_time );
		}
	}
}
