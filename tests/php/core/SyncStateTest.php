<?php
/**
 * The legal moves of `sync`, and that a delivery refuses all others.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Delivery;
use Pedal\Core\Stage;
use Pedal\Core\Observed;
use Pedal\Core\SyncState;
use PHPUnit\Framework\TestCase;

final class SyncStateTest extends TestCase {

	/**
	 * From => to. What is not here is a bug wherever it happens.
	 */
	private const LEGAL = array(
		'synced'    => array( 'synced', 'pending', 'attention' ),
		'pending'   => array( 'pending', 'in_flight', 'attention', 'synced' ),
		'in_flight' => array( 'synced', 'pending', 'unknown', 'attention' ),
		'unknown'   => array( 'unknown', 'in_flight', 'attention', 'synced' ),
		'attention' => array( 'attention', 'pending', 'synced', 'unknown' ),
	);

	public function test_the_table_of_legal_moves(): void {
		foreach ( SyncState::cases() as $from ) {
			foreach ( SyncState::cases() as $to ) {
				self::assertSame( in_array( $to->value, self::LEGAL[ $from->value ], true ), $from->may_become( $to ), "{$from->value} to {$to->value}" );
			}
		}
	}

	public function test_what_rests_cannot_be_claimed(): void {
		$this->expectException( \LogicException::class );
		Given::delivery( array( 'sync' => 'synced' ) )->claimed( Given::NOW, 180, 1 );
	}

	public function test_what_needs_a_person_cannot_be_claimed(): void {
		$this->expectException( \LogicException::class );
		Given::delivery( array( 'sync' => 'attention' ) )->claimed( Given::NOW, 180, 1 );
	}

	public function test_what_is_in_doubt_is_not_simply_put_back_in_the_queue(): void {
		$this->expectException( \LogicException::class );
		Given::delivery( array( 'sync' => 'unknown' ) )->later( Given::NOW, 'backoff', true );
	}

	public function test_no_verb_of_a_delivery_leaves_the_table(): void {
		$seen = $this->reached_from_every_state();
		foreach ( $seen as $from => $tos ) {
			self::assertSame( array(), array_diff( array_keys( $tos ), array( $from, ...self::LEGAL[ $from ] ) ), "from $from" );
		}
		self::assertArrayHasKey( 'unknown', $seen['in_flight'] );
		self::assertArrayHasKey( 'in_flight', $seen['pending'] );
	}

	/**
	 * @return array<string, array<string, true>>
	 */
	private function reached_from_every_state(): array {
		$seen = array();
		foreach ( SyncState::cases() as $from ) {
			foreach ( array( 0, 1 ) as $sends ) {
				foreach ( self::verbs() as $verb ) {
					try {
						$after = $verb( Given::delivery( array( 'sync' => $from->value, 'sends' => $sends ) ) );
						$seen[ $from->value ][ $after->sync->value ] = true;
					} catch ( \LogicException ) {
						continue;
					}
				}
			}
		}
		return $seen;
	}

	/**
	 * @return list<callable(Delivery): Delivery>
	 */
	private static function verbs(): array {
		$now = Given::NOW;
		return array(
			static fn( Delivery $d ): Delivery => $d->desire( \Pedal\Core\Desired::Absent, null, $now ),
			static fn( Delivery $d ): Delivery => $d->due_now( $now ),
			static fn( Delivery $d ): Delivery => $d->asked_to_look( $now ),
			static fn( Delivery $d ): Delivery => $d->claimed( $now, 180, 1 ),
			static fn( Delivery $d ): Delivery => $d->placed( new Observed( '/api/deliveries/1', Stage::Placed ), $now ),
			static fn( Delivery $d ): Delivery => $d->changed( 'hash', $now ),
			static fn( Delivery $d ): Delivery => $d->cancelled( $now ),
			static fn( Delivery $d ): Delivery => $d->settled(),
			static fn( Delivery $d ): Delivery => $d->later( $now, 'backoff', true ),
			static fn( Delivery $d ): Delivery => $d->uncertain( $now ),
			static fn( Delivery $d ): Delivery => $d->missing( $now ),
			static fn( Delivery $d ): Delivery => $d->without( 'phone', $now ),
			static fn( Delivery $d ): Delivery => $d->needs_attention( 'refused', '', $now ),
			static fn( Delivery $d ): Delivery => $d->called_off_by_hand( $now ),
			static fn( Delivery $d ): Delivery => $d->wanted_by_hand( $now ),
			static fn( Delivery $d ): Delivery => $d->dismissed( $now ),
			static fn( Delivery $d ): Delivery => $d->booked_by_hand( 'tel', '', $now ),
			static fn( Delivery $d ): Delivery => $d->touched(),
			static fn( Delivery $d ): Delivery => $d->hinted( Stage::Carried, $now ),
		);
	}
}
