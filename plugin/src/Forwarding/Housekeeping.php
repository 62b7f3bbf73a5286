<?php
/**
 * What a pass does now and then: warn, purge, keep subscriptions alive.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Storage\Connections;
use Pedal\Storage\Journal;
use Pedal\Storage\Settings;
use Pedal\Storage\Watch;

final class Housekeeping {

	private const HOURLY = 'pedal_housekeeping';
	private const DAILY  = 'pedal_full_sweep';

	public function __construct(
		private readonly Sweep $sweep,
		private readonly Subscriptions $subscriptions,
		private readonly Alerts $alerts,
		private readonly Journal $journal,
		private readonly Watch $watch,
		private readonly Connections $connections,
		private readonly Settings $settings,
		private readonly Guard $guard,
		private readonly Clock $clock,
	) {}

	/**
	 * @param callable():bool $has_time
	 */
	public function tidy( callable $has_time ): void {
		$connections = $this->connections->all();
		$this->alerts->overdue( $connections );
		if ( '' === $this->guard->reason() ) {
			$this->subscriptions->ensure( $connections, $has_time );
		}
		if ( false === get_transient( self::HOURLY ) ) {
			set_transient( self::HOURLY, 1, HOUR_IN_SECONDS );
			$this->watch->forget_old();
			$before = $this->clock->now() - DAY_IN_SECONDS * (int) $this->settings->get( 'retention_days.journal' );
			while ( $this->journal->forget_before( $before ) > 0 && $has_time() ) {
				continue;
			}
		}
		if ( false === get_transient( self::DAILY ) ) {
			set_transient( self::DAILY, 1, DAY_IN_SECONDS );
			$this->sweep->full( $has_time );
		}
	}
}
