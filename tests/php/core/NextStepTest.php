<?php
/**
 * The table of next steps, to the letter; and that no row of it can create what may exist already.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\NextStep;
use Pedal\Core\Step;
use Pedal\Core\SyncState;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class NextStepTest extends TestCase {

	/**
	 * @return iterable<string, array{array<string, mixed>, string}>
	 */
	public static function cases(): iterable {
		foreach ( Cases::read( 'steps' ) as $case ) {
			yield $case['name'] => array( $case['row'], $case['step'] );
		}
	}

	/**
	 * @param array<string, mixed> $row
	 */
	#[DataProvider( 'cases' )]
	public function test_the_step_is( array $row, string $step ): void {
		$delivery = Given::delivery( $row );
		self::assertSame( $step, NextStep::of( $delivery, $delivery->sync, Given::NOW )->value );
	}

	public function test_only_a_fresh_row_that_was_never_sent_is_created_without_a_look(): void {
		$created = 0;
		foreach ( $this->every_row() as $row ) {
			$delivery = Given::delivery( $row );
			if ( Step::Create === NextStep::of( $delivery, $delivery->sync, Given::NOW ) ) {
				++$created;
				$expected = array( 'desired' => 'present', 'sync' => 'pending', 'sends' => 0, 'remote_id' => null, 'look_first' => false, 'age' => 60 );
				self::assertSame( $expected, array_intersect_key( $row, $expected ) );
			}
		}
		self::assertGreaterThan( 0, $created );
	}

	public function test_something_is_cancelled_only_when_it_is_unwanted(): void {
		foreach ( $this->every_row() as $row ) {
			$delivery = Given::delivery( $row );
			if ( Step::Cancel === NextStep::of( $delivery, $delivery->sync, Given::NOW ) ) {
				self::assertSame( array( 'absent', 'pending' ), array( $row['desired'], $row['sync'] ) );
				self::assertNotNull( $row['remote_id'] );
			}
		}
	}

	/**
	 * @return iterable<array<string, mixed>>
	 */
	private function every_row(): iterable {
		$rows = array( array() );
		foreach (
			array(
				'desired'     => array( 'present', 'absent' ),
				'sync'        => array( SyncState::Pending->value, SyncState::Unknown->value ),
				'sends'       => array( 0, 1 ),
				'remote_id'   => array( null, '/api/deliveries/1' ),
				'look_first'  => array( false, true ),
				'look'        => array( false, true ),
				'remote_hash' => array( '', 'as-desired', 'older' ),
				'stage'       => array( 'none', 'placed', 'delivered', 'cancelled' ),
				'age'         => array( 60, 600 ),
			) as $property => $values
		) {
			$more = array();
			foreach ( $rows as $row ) {
				foreach ( $values as $value ) {
					$more[] = $row + array( $property => $value );
				}
			}
			$rows = $more;
		}
		return $rows;
	}
}
