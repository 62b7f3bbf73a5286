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
			return $this->open( $kept['windows'] );
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
			'windows' => $this->open( $kept['windows'] ),
			'stale'   => $this->clock->now() - $kept['at'] >= self::FRESH_SECONDS,
		);
	}

	/**
	 * @return list<Window>
	 * @throws Trouble
	 */
	public function refresh( Connection $connection ): array {
		$windows = $this->platforms->of( $connection )->slots();
		/**
		 * Windows a connection offers.
		 *
		 * @param list<Window> $windows
		 * @param Connection   $connection
		 */
		$filtered = apply_filters( 'pedal_slot_offers', $windows, $connection );
		$windows  = is_array( $filtered ) ? array_values( array_filter( $filtered, static fn( mixed $window ): bool => $window instanceof Window ) ) : $windows;
		$this->memory->keep(
			$this->key( $connection ),
			array(
				'at'      => $this->clock->now(),
				'windows' => array_map( 'get_object_vars', $windows ),
			),
			self::KEPT_SECONDS
		);
		return $this->open( $windows );
	}

	/**
	 * Ahead of the shopper; a platform that just failed is left alone for a while.
	 *
	 * @throws Trouble
	 */
	public function keep_warm( Connection $connection ): void {
		$key  = $this->key( $connection );
		$kept = $this->kept( $connection );
		$now  = $this->clock->now();
		if ( ( null !== $kept && $now - $kept['at'] < self::WARM_SECONDS ) || $now - $this->memory->number( "{$key}_tried" ) < self::WARM_SECONDS ) {
			return;
		}
		$this->memory->keep( "{$key}_tried", $now, self::WARM_SECONDS );
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

	public function forget( Connection $connection ): void {
		$this->memory->forget( $this->key( $connection ) );
		$this->memory->forget( $this->key( $connection ) . '_tried' );
	}

	/**
	 * @param list<Window> $windows
	 * @return list<Window>
	 */
	private function open( array $windows ): array {
		$now = $this->clock->now();
		return array_values( array_filter( $windows, static fn( Window $window ): bool => $window->end > $now ) );
	}

	/**
	 * @return array{at:int,windows:list<Window>}|null
	 */
	private function kept( Connection $connection ): ?array {
		$kept = $this->memory->fields( $this->key( $connection ) );
		return ! $kept->has( 'windows' ) ? null : array(
			'at'      => $kept->number( 'at' ),
			'windows' => array_map( static fn( Fields $window ): Window => new Window( $window->number( 'start' ), $window->number( 'end' ), $window->text( 'value' ) ), $kept->each( 'windows' ) ),
		);
	}

	/**
	 * A changed address, identifier or slot is another offer.
	 */
	private function key( Connection $connection ): string {
		return 'offers_' . substr( hash( 'sha256', "{$connection->id}|{$connection->base_url}|{$connection->identifier}|" . wp_json_encode( $connection->settings ) ), 0, 24 );
	}
}
