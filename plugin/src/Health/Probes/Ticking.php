<?php
/**
 * The clocks that send orders tick: Action Scheduler, WP-Cron or the command line; one is enough.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Forwarding\Clocks;
use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\Connections;

final class Ticking implements Probe {

	private const SILENT_SECONDS = 600;

	public function __construct(
		private readonly Clocks $clocks,
		private readonly Connections $connections,
		private readonly Clock $clock,
	) {}

	public function id(): string {
		return 'clocks';
	}

	public function label(): string {
		return __( 'Background work', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$beats  = $this->clocks->heartbeats();
		$silent = array_filter( $beats, $this->is_silent( ... ), ARRAY_FILTER_USE_BOTH );
		$facts  = $this->facts( $beats );
		if ( ! isset( $silent['cli'] ) && $beats['cli'] > 0 || ! isset( $silent['action_scheduler'] ) && ! isset( $silent['wp_cron'] ) ) {
			return Finding::good( __( 'Orders are sent in the background.', 'pedal-bridge' ), $facts );
		}
		if ( isset( $silent['action_scheduler'], $silent['wp_cron'] ) ) {
			return Finding::critical(
				'clocks_stopped',
				__( 'Nothing works in the background, so orders wait until somebody presses "Send now".', 'pedal-bridge' ),
				$facts,
				/* translators: %s: a line for a server's crontab. */
				sprintf( __( 'Ask your host to run this every minute: %s', 'pedal-bridge' ), 'wp pedal drain --path=' . untrailingslashit( ABSPATH ) )
			);
		}
		return isset( $silent['wp_cron'] ) ? $this->wp_cron_is_silent( $facts ) : $this->action_scheduler_is_silent( $facts );
	}

	private function wp_cron_is_silent( string $facts ): Finding {
		return Finding::recommended(
			'wp_cron_silent',
			__( 'WP-Cron does not tick any more. Orders are still sent, by Action Scheduler alone.', 'pedal-bridge' ),
			$facts . ( defined( 'DISABLE_WP_CRON' ) && DISABLE_WP_CRON ? '; DISABLE_WP_CRON' : '' ),
			/* translators: %s: an address. */
			sprintf( __( 'If DISABLE_WP_CRON is set in wp-config.php, let your host call %s every minute. If not, ask why the shop cannot call itself.', 'pedal-bridge' ), site_url( 'wp-cron.php' ) )
		);
	}

	private function action_scheduler_is_silent( string $facts ): Finding {
		return Finding::recommended(
			'action_scheduler_silent',
			__( 'Action Scheduler does not tick any more. Orders are still sent, by WP-Cron alone.', 'pedal-bridge' ),
			$facts,
			__( 'See WooCommerce → Status → Scheduled Actions: another plugin may have filled the queue.', 'pedal-bridge' )
		);
	}

	/**
	 * A clock that never ticked is silent only when it has had the time to.
	 */
	private function is_silent( int $beat, string $name ): bool {
		$now = $this->clock->now();
		if ( $beat > 0 ) {
			return $now - $beat > self::SILENT_SECONDS;
		}
		return 'cli' === $name || $now - $this->since( $name ) > self::SILENT_SECONDS;
	}

	private function since( string $name ): int {
		$next = 'wp_cron' === $name ? wp_next_scheduled( Clocks::CRON ) : false;
		$made = array_map( static fn( Connection $connection ): int => $connection->created_at, $this->connections->all() );
		return min( array( false === $next ? PHP_INT_MAX : $next, PHP_INT_MAX, ...array_values( $made ) ) );
	}

	/**
	 * @param array<string,int> $beats
	 */
	private function facts( array $beats ): string {
		$now   = $this->clock->now();
		$facts = array();
		foreach ( $beats as $name => $beat ) {
			$facts[] = "$name: " . ( 0 === $beat ? '–' : ( $now - $beat ) . ' s' );
		}
		return implode( ', ', $facts );
	}
}
