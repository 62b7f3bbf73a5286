<?php
/**
 * The windows a connection offers now, kept for a few minutes: checkout never waits on a platform, a drain does not ask per order.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Core\Window;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;
use Pedal\Storage\Memory;

final class Offers {

	private const FRESH_SECONDS = 300;
	private const KEPT_SECONDS  = 86400;

	/**
	 * Asked again in time, so that what the shopper sees is never stale while the platform answers.
	 */
	private const WARM_SECONDS = 180;

	public function __construct(
		private readonly Platforms $platforms,
		private readonly Connections $connections,
		private readonly Memory $memory,
		private readonly Clock $clock,
	) {}

	/**
	 * Asks the platform unless it was asked a few minutes ago.
	 *
	 * @return list<Window> Those that are not over, in the platform's order.
	 * @throws Trouble
	 */
	public function now( Connection $connection ): array {
		$kept = $this->kept( $connection );
		if ( null !== $kept && $this->clock->now() - $kept['at'] < self::FRESH_SECONDS ) {
			return $this->offered( $kept['windows'], $connection );
		}
		return $this->refresh( $connection );
	}

	/**
	 * What is known without asking anybody; for the shopper's request.
	 *
	 * @return array{windows:list<Window>,stale:bool}|null Null when nothing is known.
	 */
	public function known( Connection $connection ): ?array {
		$kept = $this->kept( $connection );
		return null === $kept ? null : array(
			'windows' => $this->offered( $kept['windows'], $connection ),
			'stale'   => $this->clock->now() - $kept['at'] >= self::FRESH_SECONDS,
		);
	}

	/**
	 * @return list<Window>
	 * @throws Trouble
	 */
	public function refresh( Connection $connection ): array {
		$windows = $this->platforms->of( $connection )->slots();
		$this->connections->keep_offers(
			$connection->id,
			(string) wp_json_encode(
				array(
					'of'      => self::source( $connection ),
					'at'      => $this->clock->now(),
					'windows' => array_map( 'get_object_vars', $windows ),
				)
			)
		);
		return $this->offered( $windows, $connection );
	}

	/**
	 * Ahead of the shopper; a platform that just failed is left alone for a while.
	 *
	 * @throws Trouble
	 */
	public function keep_warm( Connection $connection ): void {
		$kept  = $this->kept( $connection );
		$now   = $this->clock->now();
		$tried = 'offers_tried_' . md5( self::source( $connection ) );
		if ( ( null !== $kept && $now - $kept['at'] < self::WARM_SECONDS ) || $now - $this->memory->number( $tried ) < self::WARM_SECONDS ) {
			return;
		}
		$this->memory->keep( $tried, $now, self::WARM_SECONDS );
		$this->refresh( $connection );
	}

	/**
	 * A connection was just made or changed: its shoppers need not wait for the next pass.
	 */
	public function prepare( Connection $connection ): void {
		try {
			if ( $connection->may_send() ) {
				$this->keep_warm( $connection );
			}
		} catch ( Trouble ) {
			return;
		}
	}

	/**
	 * @param list<Window> $windows
	 * @return list<Window> Those that are not over, as other code lets them through.
	 */
	private function offered( array $windows, Connection $connection ): array {
		$now   = $this->clock->now();
		$open  = array_values( array_filter( $windows, static fn( Window $window ): bool => $window->end > $now ) );
		$plain = array_map( static fn( Window $window ): array => $window->to_array(), $open );
		/**
		 * Windows a connection offers now, also to a shopper: nothing slow belongs here.
		 *
		 * @param array $offers        List of {start, end, value}.
		 * @param int   $connection_id
		 */
		$filtered = apply_filters( 'pedal_slot_offers', $plain, $connection->id );
		return is_array( $filtered ) && $filtered !== $plain ? array_values( array_filter( array_map( Window::from_array( ... ), $filtered ) ) ) : $open;
	}

	/**
	 * @return array{at:int,windows:list<Window>}|null
	 */
	private function kept( Connection $connection ): ?array {
		$kept = new Fields( json_decode( $connection->offers, true ) );
		if ( $kept->text( 'of' ) !== self::source( $connection ) || $this->clock->now() - $kept->number( 'at' ) > self::KEPT_SECONDS ) {
			return null;
		}
		return array(
			'at'      => $kept->number( 'at' ),
			'windows' => array_map( static fn( Fields $window ): Window => new Window( $window->number( 'start' ), $window->number( 'end' ), $window->text( 'value' ) ), $kept->each( 'windows' ) ),
		);
	}

	/**
	 * A changed address, identifier or slot is another offer.
	 */
	private static function source( Connection $connection ): string {
		return hash( 'sha256', "{$connection->id}|{$connection->base_url}|{$connection->identifier}|" . wp_json_encode( $connection->settings ) );
	}
}
