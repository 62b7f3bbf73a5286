<?php
/**
 * Random walks over events, faults and time: whatever happens in whatever order, no two couriers, none forgotten, none for an order that was called off.
 * A walk that fails is made shorter, and its seed printed; ERIS_SEED repeats it, ERIS_WALKS takes more.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Eris\Generators;
use Eris\TestTrait;
use Pedal\Core\Desired;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use PHPUnit\Framework\TestCase;

final class WalkTest extends TestCase {

	use TestTrait;

	private const WALKS = 2000;

	/**
	 * @param callable(list<string>):void $holds
	 */
	private function for_walks( callable $holds ): void {
		// As often a pass as anything else, so that something happens to the row between two events.
		$act = Generators::frequency( array( 4, Generators::constant( 'pass' ) ), array( 4, Generators::elements( Walk::ACTS ) ), array( 3, Generators::elements( Walk::FAULTS ) ) );
		$this->limitTo( (int) ( getenv( 'ERIS_WALKS' ) ?: self::WALKS ) )->forAll( Generators::seq( $act ) )->withMaxSize( 40 )->then( $holds );
	}

	public function test_never_two_couriers(): void {
		$this->for_walks(
			static function ( array $acts ): void {
				$walk = new Walk();
				foreach ( $acts as $act ) {
					$walk->act( $act );
					self::assertLessThanOrEqual( 1, count( $walk->active() ), implode( ', ', $acts ) );
				}
				$walk->come_to_rest();
				self::assertLessThanOrEqual( 1, count( $walk->active() ), implode( ', ', $acts ) );
			}
		);
	}

	public function test_every_walk_ends_with_what_is_desired_or_with_a_person(): void {
		$this->for_walks(
			static function ( array $acts ): void {
				$walk = new Walk();
				array_map( $walk->act( ... ), $acts );
				$walk->come_to_rest();
				$row   = $walk->row;
				$words = implode( ', ', $acts );
				if ( SyncState::Attention === $row->sync ) {
					self::assertNotSame( '', $row->code, $words );
					return;
				}
				self::assertSame( SyncState::Synced, $row->sync, $words );
				if ( null === $row->remote_id ) {
					self::assertSame( array( Desired::Absent, array() ), array( $row->desired, $walk->active() ), "Nothing is there, and nothing is wanted: $words" );
					return;
				}
				self::assertArrayHasKey( Walk::number( $row ), $walk->there, $words );
				if ( Desired::Absent === $row->desired ) {
					self::assertSame( array(), array_filter( $walk->there, static fn( Stage $stage ): bool => $stage->is_open() ), "No courier for what was called off: $words" );
				} elseif ( $row->stage->is_open() ) {
					self::assertSame( array( Walk::number( $row ) ), $walk->active(), $words );
					self::assertSame( $row->desired_hash, $row->remote_hash, "The courier knows the latest: $words" );
				}
			}
		);
	}

	public function test_without_faults_one_call_is_enough(): void {
		$calm = array_values( array_diff( Walk::ACTS, array( 'unwant', 'dispatcher cancels' ) ) );
		$this->limitTo( 100 )->forAll( Generators::seq( Generators::elements( $calm ) ) )->withMaxSize( 20 )->then(
			static function ( array $acts ): void {
				$walk = new Walk();
				$walk->act( 'pass' );
				array_map( $walk->act( ... ), $acts );
				$walk->come_to_rest();
				self::assertSame( array( SyncState::Synced, 1, 1 ), array( $walk->row->sync, $walk->row->sends, count( $walk->there ) ), implode( ', ', $acts ) );
			}
		);
	}
}
