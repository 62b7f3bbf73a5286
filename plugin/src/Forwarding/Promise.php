<?php
/**
 * Before anything is created: which window is promised, is it time yet, is it too late?
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\SyncState;
use Pedal\Core\Window;
use Pedal\Platform\Listener;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Orders;
use Pedal\Storage\Settings;

final class Promise {

	/**
	 * A platform that answers 500 this often when asked for windows has none for this Store.
	 */
	private const PATIENCE = 4;

	public function __construct(
		private readonly Offers $offers,
		private readonly Composer $composer,
		private readonly Deliveries $deliveries,
		private readonly Orders $orders,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	/**
	 * @return Delivery|null The row as it should rest when the step ends here; null to go on.
	 * @throws Trouble
	 * @throws LostClaim
	 */
	public function keep( Work $work ): ?Delivery {
		if ( Desired::Absent === $work->row->desired || null !== $work->row->remote_id || ( SyncState::Unknown === $work->from && $work->row->sends > 0 ) ) {
			return null;
		}
		$now    = $this->clock->now();
		$window = $work->row->window();
		if ( null === $window && $work->platform instanceof Listener ) {
			// It is told when, if anybody chose when; it offers nothing to choose from.
			return null;
		}
		if ( null === $window ) {
			$window = $this->choose( $work, $now );
			if ( null === $window ) {
				return $work->row->needs_attention( 'no_slot', '', $now );
			}
			$this->write_down( $work, $window );
		}
		if ( $now > $window->end && 0 === $work->row->sends ) {
			return $work->row->needs_attention( 'slot_over', '', $now );
		}
		$due_at = $this->settings->policy()->due_at( $window, $now );
		return $due_at > $now && Delivery::HAND !== $work->row->planned_by ? $work->row->later( $due_at, Delivery::NOT_YET, false ) : null;
	}

	/**
	 * @throws Trouble
	 */
	private function choose( Work $work, int $now ): ?Window {
		$policy = $this->settings->policy();
		if ( 'attention' === $policy->without_slot ) {
			return null;
		}
		if ( 'asap' === $policy->without_slot ) {
			return $policy->asap( $now );
		}
		try {
			return $this->offers->now( $work->connection )[0] ?? null;
		} catch ( Unavailable $trouble ) {
			if ( 500 === $trouble->status && $work->row->attempts >= self::PATIENCE ) {
				return null;
			}
			throw $trouble;
		}
	}

	private function write_down( Work $work, Window $window ): void {
		if ( null === $work->facts ) {
			return;
		}
		$hash     = $this->composer->compose( $work->facts, $work->connection, $work->row->marker, $window, $work->row->omit )->hash;
		$promised = $work->row->promised( $window, $hash );
		if ( ! $this->deliveries->save( $work->row, $promised ) ) {
			throw new LostClaim();
		}
		$work->row = $promised;
		CrashPoint::at( 'window_promised' );
		if ( null !== $work->order ) {
			$this->orders->keep_meta(
				$work->order,
				Orders::SLOT,
				array(
					'value'         => $window->interval(),
					'start'         => Window::iso( $window->start ),
					'end'           => Window::iso( $window->end ),
					'connection_id' => $work->connection->id,
				)
			);
		}
	}
}
