<?php
/**
 * The row's verbs: what each leaves behind, and that a worker's result never hides what happened meanwhile.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\Observed;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Core\Window;
use PHPUnit\Framework\TestCase;

final class DeliveryTest extends TestCase {

	private const NOW = Given::NOW;

	private static function in_flight( array $case = array() ): Delivery {
		return Given::delivery( $case )->claimed( self::NOW, 180, 2 );
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function some( Delivery $row, string ...$names ): array {
		return array_map( static fn( mixed $value ): mixed => $value instanceof \BackedEnum ? $value->value : $value, array_replace( array_flip( $names ), array_intersect_key( get_object_vars( $row ), array_flip( $names ) ) ) );
	}

	public function test_a_claim_moves_the_fence_and_takes_a_seat(): void {
		$row = self::in_flight( array( 'fence' => 7 ) );
		self::assertSame( array( 'sync' => 'in_flight', 'fence' => 8, 'lease_until' => self::NOW + 180, 'seat' => 2 ), self::some( $row, 'sync', 'fence', 'lease_until', 'seat' ) );
	}

	public function test_whatever_ends_a_claim_gives_the_seat_back(): void {
		$row = self::in_flight();
		foreach (
			array(
				$row->settled(),
				$row->later( self::NOW, 'backoff', true ),
				$row->uncertain( self::NOW ),
				$row->needs_attention( 'refused', '', self::NOW ),
				$row->placed( new Observed( '/api/deliveries/1', Stage::Placed ), self::NOW ),
				$row->cancelled( self::NOW ),
				$row->missing( self::NOW ),
				$row->without( 'phone', self::NOW ),
			) as $after
		) {
			self::assertSame( array( null, 0 ), array( $after->seat, $after->lease_until ), $after->sync->value );
		}
	}

	public function test_sending_is_counted_before_and_taken_back_only_when_nothing_left(): void {
		$first = self::in_flight( array( 'look_first' => true, 'absences' => 2 ) )->sending( 'h1', self::NOW, 500 );
		self::assertSame(
			array( 'sends' => 1, 'first_sent_at' => self::NOW, 'last_sent_at' => self::NOW, 'remote_floor' => 500, 'absences' => 0, 'look_first' => false, 'sent_hash' => 'h1' ),
			self::some( $first, 'sends', 'first_sent_at', 'last_sent_at', 'remote_floor', 'absences', 'look_first', 'sent_hash' )
		);
		$second = $first->sending( 'h2', self::NOW + 300, 900 );
		self::assertSame(
			array( 'sends' => 2, 'first_sent_at' => self::NOW, 'last_sent_at' => self::NOW + 300, 'remote_floor' => 500 ),
			self::some( $second, 'sends', 'first_sent_at', 'last_sent_at', 'remote_floor' ),
			'What the first sending made may be as old as the first.'
		);
		$before = self::in_flight( array( 'look_first' => true ) );
		self::assertSame( self::some( $before, 'sends', 'first_sent_at', 'last_sent_at', 'look_first' ), self::some( $before->sending( 'h', self::NOW, 1 )->not_sent( $before ), 'sends', 'first_sent_at', 'last_sent_at', 'look_first' ) );
	}

	public function test_what_was_placed_holds_what_was_sent(): void {
		$placed = self::in_flight()->sending( 'as-sent', self::NOW, 0 )->placed( new Observed( '/api/deliveries/9', Stage::Placed, 'https://t' ), self::NOW );
		self::assertSame(
			array( 'sync' => 'synced', 'remote_id' => '/api/deliveries/9', 'remote_hash' => 'as-sent', 'tracking_url' => 'https://t', 'stage' => 'placed', 'audit' => false ),
			self::some( $placed, 'sync', 'remote_id', 'remote_hash', 'tracking_url', 'stage', 'audit' )
		);
		self::assertTrue( $placed->owes_work(), 'The order moved on after it was sent.' );

		$twice = self::in_flight( array( 'sends' => 1, 'first_sent_at' => 1 ) )->sending( 'as-desired', self::NOW, 0 )->placed( new Observed( '/api/deliveries/9', Stage::Placed ), self::NOW );
		self::assertTrue( $twice->audit, 'Two sendings may have made two.' );
		self::assertFalse( $twice->owes_work() );

		$adopted = self::in_flight()->placed( new Observed( '/api/deliveries/9', Stage::Placed ), self::NOW );
		self::assertSame( 'as-desired', $adopted->remote_hash, 'Of a sending that nobody remembers we believe the best.' );
	}

	public function test_a_wish_wakes_what_rests_and_what_waits_for_a_person(): void {
		foreach ( array( 'synced', 'attention' ) as $sync ) {
			$row = Given::delivery( array( 'sync' => $sync, 'attempts' => 7, 'code' => 'refused', 'detail' => 'x' ) )->desire( Desired::Present, 'new', self::NOW );
			self::assertSame(
				array( 'sync' => 'pending', 'due_at' => self::NOW, 'attempts' => 0, 'code' => '', 'detail' => '', 'desired_version' => 2, 'desired_hash' => 'new' ),
				self::some( $row, 'sync', 'due_at', 'attempts', 'code', 'detail', 'desired_version', 'desired_hash' )
			);
		}
	}

	public function test_a_wish_leaves_doubt_in_doubt_and_a_claim_with_its_worker(): void {
		foreach ( array( 'unknown', 'in_flight', 'pending' ) as $sync ) {
			$row = Given::delivery( array( 'sync' => $sync, 'due_at' => self::NOW + 100 ) )->desire( Desired::Absent, null, self::NOW );
			self::assertSame( array( 'sync' => $sync, 'due_at' => self::NOW + 100, 'desired' => 'absent', 'desired_version' => 2 ), self::some( $row, 'sync', 'due_at', 'desired', 'desired_version' ) );
		}
	}

	public function test_the_same_wish_again_changes_nothing(): void {
		$row = Given::delivery( array( 'sync' => 'attention' ) );
		self::assertSame( $row, $row->desire( Desired::Present, 'as-desired', self::NOW ) );
		self::assertSame( $row, $row->desire( Desired::Present, null, self::NOW ) );
	}

	public function test_retry_makes_it_due_and_what_was_ever_sent_looks_first(): void {
		$never = Given::delivery( array( 'sync' => 'attention', 'due_at' => 0 ) )->due_now( self::NOW );
		self::assertSame( array( 'sync' => 'pending', 'due_at' => self::NOW, 'look_first' => false ), self::some( $never, 'sync', 'due_at', 'look_first' ) );
		$once = Given::delivery( array( 'sync' => 'attention', 'sends' => 1 ) )->due_now( self::NOW );
		self::assertTrue( $once->look_first );
		$held = self::in_flight();
		self::assertSame( $held, $held->due_now( self::NOW ) );
	}

	public function test_only_an_unsent_row_changes_its_connection(): void {
		self::assertSame( 2, Given::delivery()->routed_to( 2 )->connection_id );
		self::assertSame( 1, Given::delivery( array( 'sends' => 1 ) )->routed_to( 2 )->connection_id );
		self::assertSame( 1, Given::delivery( array( 'remote_id' => '/api/deliveries/1' ) )->routed_to( 2 )->connection_id );
	}

	public function test_a_hint_only_lifts_the_stage_and_a_read_may_lower_it(): void {
		$row = Given::delivery( array( 'sync' => 'synced', 'remote_id' => '/api/deliveries/1', 'stage' => 'pickup' ) );
		self::assertSame( Stage::Carried, $row->hinted( Stage::Carried, self::NOW )->stage );
		self::assertSame( Stage::Pickup, $row->hinted( Stage::Assigned, self::NOW )->stage );
		self::assertSame( Stage::Pickup, $row->hinted( Stage::None, self::NOW )->stage );
		self::assertSame( Stage::None, Given::delivery()->hinted( Stage::Carried, self::NOW )->stage, 'Of what nobody placed nothing is carried.' );

		$looked = $row->asked_to_look( self::NOW )->claimed( self::NOW, 180, 1 )->observed( new Observed( '/api/deliveries/1', Stage::Placed ), self::NOW );
		self::assertSame( array( 'stage' => 'placed', 'stage_at' => self::NOW, 'look' => false ), self::some( $looked, 'stage', 'stage_at', 'look' ) );
	}

	public function test_a_read_that_cannot_see_the_courier_does_not_take_him_away(): void {
		$row = self::in_flight( array( 'remote_id' => '/api/deliveries/1', 'stage' => 'assigned' ) );
		self::assertSame( Stage::Assigned, $row->observed( new Observed( '/api/deliveries/1', Stage::Placed ), self::NOW )->stage );
		self::assertSame( Stage::Cancelled, $row->observed( new Observed( '/api/deliveries/1', Stage::Cancelled ), self::NOW )->stage );
	}

	public function test_a_tracking_link_once_known_stays(): void {
		$row = self::in_flight( array( 'remote_id' => '/api/deliveries/1', 'tracking_url' => 'https://t' ) );
		self::assertSame( 'https://t', $row->observed( new Observed( '/api/deliveries/1', Stage::Placed ), self::NOW )->tracking_url );
	}

	public function test_nothing_more_is_owed_to_what_is_over(): void {
		foreach ( array( 'delivered', 'failed', 'cancelled' ) as $stage ) {
			self::assertFalse( Given::delivery( array( 'remote_id' => '/api/deliveries/1', 'stage' => $stage, 'remote_hash' => 'older' ) )->owes_work(), $stage );
		}
		self::assertTrue( Given::delivery( array( 'remote_id' => '/api/deliveries/1', 'stage' => 'placed', 'remote_hash' => 'as-desired', 'desired' => 'absent' ) )->owes_work() );
	}

	public function test_what_is_missing_is_remembered_since_when(): void {
		$once = self::in_flight( array( 'remote_id' => '/api/deliveries/1' ) )->missing( self::NOW );
		self::assertSame( array( 'sync' => 'synced', 'missing_since' => self::NOW ), self::some( $once, 'sync', 'missing_since' ) );
		$again = $once->asked_to_look( self::NOW )->claimed( self::NOW, 180, 1 )->missing( self::NOW + 60 );
		self::assertSame( self::NOW, $again->missing_since );
		$back = $again->asked_to_look( self::NOW )->claimed( self::NOW, 180, 1 )->observed( new Observed( '/api/deliveries/1', Stage::Placed ), self::NOW + 90 );
		self::assertSame( 0, $back->missing_since );
	}

	public function test_a_person_may_dismiss_what_was_never_placed_and_keep_what_was(): void {
		$never = Given::delivery( array( 'sync' => 'attention', 'code' => 'refused' ) )->dismissed( self::NOW );
		self::assertSame( array( 'sync' => 'synced', 'desired' => 'absent', 'code' => '', 'planned_by' => 'dismissed' ), self::some( $never, 'sync', 'desired', 'code', 'planned_by' ) );
		$there = Given::delivery( array( 'sync' => 'attention', 'remote_id' => '/api/deliveries/1' ) )->dismissed( self::NOW );
		self::assertSame( Desired::Present, $there->desired );
		$doubt = array( 'sync' => 'attention', 'sends' => 1 );
		self::assertSame( array( 'sync' => 'unknown', 'desired' => 'absent', 'due_at' => self::NOW ), self::some( Given::delivery( $doubt + array( 'code' => 'reversed_after_sending' ) )->dismissed( self::NOW ), 'sync', 'desired', 'due_at' ) );
		self::assertSame( 'synced', Given::delivery( $doubt + array( 'code' => 'inconclusive' ) )->dismissed( self::NOW )->sync->value, 'Looking was tried in vain.' );
	}

	public function test_without_a_connection_a_person_decides_unless_nothing_is_there_and_nothing_is_wanted(): void {
		$attention = array( 'sync' => 'attention', 'code' => 'connection_changed', 'code_at' => self::NOW, 'due_at' => 0 );
		$doubt     = array( 'sync' => 'unknown', 'sends' => 1, 'due_at' => self::NOW + 60 );
		foreach ( array( array( 'due_at' => self::NOW + 3600 ), $doubt, $doubt + array( 'desired' => 'absent' ), array( 'desired' => 'absent', 'remote_id' => '/api/deliveries/1' ), array( 'desired' => 'absent', 'look_first' => true ) ) as $case ) {
			self::assertSame( $attention, self::some( Given::delivery( $case )->orphaned( self::NOW ), 'sync', 'code', 'code_at', 'due_at' ), json_encode( $case ) );
		}
		self::assertSame( 'synced', Given::delivery( array( 'desired' => 'absent' ) )->orphaned( self::NOW )->sync->value );
		foreach ( array( Given::delivery( array( 'sync' => 'synced' ) ), Given::delivery( array( 'sync' => 'attention' ) ), self::in_flight() ) as $row ) {
			self::assertSame( $row, $row->orphaned( self::NOW ) );
		}
		self::assertSame( 'synced', Given::delivery( $doubt )->orphaned( self::NOW )->dismissed( self::NOW )->sync->value, 'Nobody can look any more.' );
	}

	public function test_what_a_person_booked_rests_and_is_not_ours_to_follow(): void {
		$booked = Given::delivery( array( 'sync' => 'attention', 'code' => 'inconclusive' ) )->booked_by_hand( 'by phone, Anna', '', self::NOW );
		self::assertSame( array( 'sync' => 'synced', 'stage' => 'placed', 'remote_id' => 'by phone, Anna', 'planned_by' => 'booked' ), self::some( $booked, 'sync', 'stage', 'remote_id', 'planned_by' ) );
		self::assertFalse( $booked->owes_work() );
	}

	public function test_news_are_new_when_the_stage_or_the_need_is(): void {
		self::assertSame( '', Given::delivery()->news() );
		$row = self::in_flight()->needs_attention( 'refused', '', self::NOW );
		self::assertNotSame( $row->news(), $row->needs_attention( 'refused', '', self::NOW + 1 )->news() );
		self::assertSame( 'stage:placed', Given::delivery( array( 'sync' => 'pending', 'stage' => 'placed' ) )->news() );
	}

	public function test_a_window_is_there_when_both_ends_are(): void {
		self::assertNull( Given::delivery()->window() );
		self::assertEquals( new Window( 10, 20, 'v' ), Given::delivery()->promised( new Window( 10, 20, 'v' ), 'h' )->window() );
	}

	public function test_only_what_waits_or_is_in_doubt_is_free(): void {
		$free = array_filter( SyncState::cases(), static fn( SyncState $sync ): bool => Given::delivery( array( 'sync' => $sync->value ) )->is_free() );
		self::assertSame( array( 'pending', 'unknown' ), array_values( array_map( static fn( SyncState $sync ): string => $sync->value, $free ) ) );
	}

	public function test_what_lies_open_at_the_platform(): void {
		$open = array_filter( Stage::cases(), static fn( Stage $stage ): bool => $stage->is_open() );
		self::assertSame( array( 'placed', 'assigned', 'pickup', 'carried' ), array_values( array_map( static fn( Stage $stage ): string => $stage->value, $open ) ) );
	}

	public function test_a_doubt_lasts_until_two_looks_found_nothing(): void {
		$sent = self::in_flight()->sending( 'h', self::NOW, 0 );
		self::assertFalse( self::in_flight()->is_in_doubt() );
		self::assertTrue( $sent->is_in_doubt() );
		self::assertTrue( $sent->absent_once_more( self::NOW + 120 )->is_in_doubt() );
		self::assertFalse( $sent->absent_once_more( self::NOW + 120 )->absent_once_more( self::NOW + 180 )->is_in_doubt() );
		self::assertFalse( $sent->surely_absent()->is_in_doubt() );
		self::assertFalse( $sent->placed( new Observed( '/api/deliveries/1', Stage::Placed ), self::NOW )->is_in_doubt() );
	}

	public function test_attempts_and_looks_count_by_one_and_only_when_they_should(): void {
		$row = self::in_flight( array( 'attempts' => 3 ) );
		self::assertSame( array( 4, 3 ), array( $row->later( self::NOW, 'backoff', true )->attempts, $row->later( self::NOW, 'connection_paused', false )->attempts ) );
		self::assertSame( array( 4, 3 ), array( $row->uncertain( self::NOW )->attempts, $row->uncertain( self::NOW, '', false )->attempts ) );
		self::assertSame( 1, $row->absent_once_more( self::NOW )->absences );
	}

	public function test_what_we_were_calling_off_is_over_when_the_platform_did_it_and_the_order_wants_it_again(): void {
		$called_off = new Observed( '/api/deliveries/1', Stage::Cancelled );
		$placed     = Given::delivery( array( 'remote_id' => '/api/deliveries/1', 'remote_hash' => 'h', 'stage' => 'placed' ) );
		self::assertTrue( $placed->calling_off()->is_called_off_too_soon( $called_off ) );
		self::assertFalse( $placed->is_called_off_too_soon( $called_off ), 'A dispatcher called it off, not we.' );
		self::assertFalse( $placed->calling_off()->is_called_off_too_soon( new Observed( '/api/deliveries/1', Stage::Placed ) ) );
		self::assertFalse( $placed->desire( Desired::Absent, null, self::NOW )->calling_off()->is_called_off_too_soon( $called_off ), 'As desired.' );
		self::assertFalse( Given::delivery( array( 'remote_id' => '/api/deliveries/1', 'stage' => 'none' ) )->calling_off()->is_called_off_too_soon( $called_off ), 'It was never seen there.' );
	}
}
