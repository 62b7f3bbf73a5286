<?php
/**
 * No order waits longer than the merchant wants to be told.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Core\Clock;
use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\Backlog;
use Pedal\Storage\Settings;

final class Waiting implements Probe {

	public function __construct(
		private readonly Backlog $backlog,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	public function id(): string {
		return 'queue';
	}

	public function label(): string {
		return __( 'Waiting orders', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$now     = $this->clock->now();
		$seconds = $this->backlog->oldest_due_seconds( $now );
		$count   = $this->backlog->count_due( $now );
		$facts   = "due: $count, oldest: $seconds s";
		$alerts  = $this->settings->of( 'alerts' );
		/* translators: %d: number of orders. */
		$message = sprintf( _n( '%d order is waiting for too long.', '%d orders are waiting for too long.', $count, 'pedal-bridge' ), $count );
		$fix     = __( 'Open WooCommerce → Deliveries: each waiting order says why. "Send now" tries at once.', 'pedal-bridge' );
		return match ( true ) {
			$seconds >= 60 * $alerts->number( 'red_minutes' )   => Finding::critical( 'orders_overdue', $message, $facts, $fix ),
			$seconds >= 60 * $alerts->number( 'amber_minutes' ) => Finding::recommended( 'orders_waiting', $message, $facts, $fix ),
			default => Finding::good( __( 'No order is waiting for long.', 'pedal-bridge' ), $facts ),
		};
	}
}
