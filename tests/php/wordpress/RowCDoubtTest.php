<?php
/**
 * Rows C: the answer got lost or says nothing. Look before sending again, and never two.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class RowCDoubtTest extends RowTestCase {

	private const TIMED_OUT = 'cURL error 28: Operation timed out after 45001 milliseconds';

	/**
	 * @return iterable<string, array{int|string|array{int, mixed}}>
	 */
	public static function doubts(): iterable {
		yield 'C01/C02: 500' => array( 500 );
		foreach ( array( 502, 503, 504 ) as $status ) {
			yield "C03: $status" => array( $status );
		}
		yield 'C04/C05: reset' => array( 'cURL error 56: Recv failure: Connection reset by peer' );
		yield 'empty reply' => array( 'cURL error 52: Empty reply from server' );
		yield 'time-out' => array( self::TIMED_OUT );
		yield 'an error nobody understands' => array( 'Something else went wrong' );
		yield 'a page instead of JSON' => array( array( 201, '<html>' ) );
		yield 'a cut answer' => array( array( 201, '{"@id":"/api/deliv' ) );
		yield 'a conflict' => array( 409 );
	}

	/**
	 * @param int|string|array{int, mixed} $answer
	 */
	#[DataProvider( 'doubts' )]
	public function test_C01_C03_C04_nothing_was_made( int|string|array $answer ): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', $answer );
		$this->tick();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'unknown', 'quarantine', '1' ), array( $row['sync'], $row['code'], $row['sends'] ) );
		self::assertGreaterThanOrEqual( (int) $row['last_sent_at'] + 120, (int) $row['due_at'] );

		$this->pass_time( 100 );
		$this->tick();
		self::assertSame( 1, $this->platform->count( self::POST ), 'Nothing is sent while the platform may still be at it.' );
		$this->drain();
		$this->assert_one_delivery( $order, 2 );
		self::assertGreaterThanOrEqual( 2, $this->platform->count( 'GET ' . FakePlatform::STORE . '/deliveries' ), 'Two looks before the second sending.' );
	}

	/**
	 * @param int|string|array{int, mixed} $answer
	 */
	#[DataProvider( 'doubts' )]
	public function test_C02_C03_C05_it_was_made_all_the_same( int|string|array $answer ): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', $answer, after_work: true );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C08_200_instead_of_201(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', fn( array $request ): array => array( 200, $this->platform->deliveries[ ( new FakeRoutes( $this->platform ) )->make( $request['json'] ) ] ) );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C09_committed_90_s_after_our_time_out(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->commit_later( 90 );
		$this->drain( 60, 10 );
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C09_a_person_who_presses_retry_meanwhile_does_not_make_two(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->commit_later( 100 );
		$this->tick();
		for ( $second = 0; $second < 90; $second += 15 ) {
			$this->press( 'retry', $order );
			$this->tick();
			$this->pass_time( 15 );
		}
		self::assertSame( 1, $this->platform->count( self::POST ), 'A look during the quarantine proves no absence.' );
		$this->drain( 60, 10 );
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C09_a_doubt_survives_an_order_that_changes_its_mind(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->commit_later( 100 );
		$this->tick();
		$this->fresh( $order )->update_status( 'on-hold' );
		$this->press( 'retry', $order );
		$this->tick();
		$this->fresh( $order )->update_status( 'processing' );
		for ( $second = 0; $second < 90; $second += 15 ) {
			$this->tick();
			$this->pass_time( 15 );
		}
		self::assertSame( 1, $this->platform->count( self::POST ) );
		$this->drain( 60, 10 );
		$this->assert_one_delivery( $order, 1 );
	}

	private function press( string $button, \WC_Order $order ): void {
		$row = self::service( \Pedal\Storage\Deliveries::class )->of_order( $order->get_id() )[0];
		if ( in_array( $button, self::service( \Pedal\Forwarding\Desk::class )->allowed( $row ), true ) ) {
			self::service( \Pedal\Forwarding\Desk::class )->act( $row, $button );
		}
	}

	public function test_C11_the_list_lags_60_s_behind(): void {
		$this->connect();
		$this->platform->list_lag = 60;
		$order                    = $this->paid();
		$this->platform->commit_later( 90 );
		$this->drain( 60, 10 );
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C11_a_person_who_presses_retry_between_the_two_looks_does_not_make_two(): void {
		$this->connect();
		$this->platform->list_lag = 45;
		$order                    = $this->paid();
		$this->platform->commit_later( 110 );
		$this->tick();
		$this->pass_time( 122 );
		for ( $second = 0; $second < 30; $second += 5 ) {
			$this->tick();
			$this->press( 'retry', $order );
			$this->tick();
			$this->pass_time( 5 );
		}
		self::assertSame( 1, $this->platform->count( self::POST ), 'Two looks in one moment are one look.' );
		$this->drain( 60, 10 );
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C12_the_list_fails_during_the_look_up(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT );
		$this->platform->fail( '^GET ' . FakePlatform::STORE . '/deliveries$', 500, times: 1000 );
		for ( $minute = 0; $minute < 35; $minute++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
		self::assertSame( 'unknown', $this->row( $order->get_id() )['sync'] );
		self::assertSame( 1, $this->platform->count( self::POST ), 'A look-up that fails is never a licence to send.' );
		self::assertNotSame( array(), preg_grep( '/waiting/', array_column( $this->mails, 'subject' ) ), 'Red after 30 minutes: an e-mail.' );
	}

	public function test_C12_one_order_whose_look_up_fails_turns_red_while_the_platform_answers_all_else(): void {
		$this->connect();
		$well = $this->paid();
		$this->tick();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT );
		$this->platform->fail( '^GET ' . FakePlatform::STORE . '/deliveries$', 500, times: 1000 );
		for ( $minute = 0; $minute < 35; $minute++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
		self::assertGreaterThan( 20, $this->platform->count( 'GET ' . $this->row( $well->get_id() )['remote_id'] ) );
		self::assertSame( 'unknown', $this->row( $order->get_id() )['sync'] );
		self::assertNotSame( array(), preg_grep( '/waiting/', array_column( $this->mails, 'subject' ) ) );
	}

	public function test_C13_a_list_cut_at_30_rows_that_cannot_tell_is_no_licence_to_send(): void {
		$this->connect();
		$order = $this->paid();
		$slot  = $this->platform->choices[1];
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT );
		$this->tick();
		$this->platform->crowd( 40, $slot );
		$this->drain();
		$this->assert_attention( $order, 'inconclusive' );
		self::assertSame( 1, $this->platform->count( self::POST ) );
	}

	public function test_C13_a_list_cut_at_30_rows_is_narrowed_to_the_window(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, after_work: true );
		$this->tick();
		$this->platform->crowd( 40, $this->platform->choices[3] );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
	}

	public function test_C15_two_active_hits_for_one_reference(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, after_work: true );
		$this->tick();
		( new FakeRoutes( $this->platform ) )->make( $this->platform->last_sent() );
		self::assertCount( 2, $this->platform->active() );
		$this->drain();
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( '/api/deliveries/4711', $this->row( $order->get_id() )['remote_id'], 'The oldest is ours.' );
		self::assertSame( 'CANCELLED', $this->platform->deliveries[4712]['dropoff']['status'] );
	}

	public function test_C15_a_twin_that_a_courier_has_is_a_persons_matter(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, after_work: true );
		$this->tick();
		$twin = ( new FakeRoutes( $this->platform ) )->make( $this->platform->last_sent() );
		$this->platform->do_to( $twin, 'assign' );
		$this->drain();
		$this->assert_attention( $order, 'duplicate_found' );
		self::assertStringContainsString( "/api/deliveries/$twin", (string) $this->row( $order->get_id() )['detail'] );
	}

	public function test_C15_a_twin_that_appears_after_a_second_sending_is_found_by_the_audit(): void {
		$this->connect();
		$order = $this->paid();
		// Longer than the platform ever should take: both sendings make one.
		$this->platform->commit_later( 400 );
		$this->drain( 60, 30 );
		self::assertSame( 2, $this->platform->count( self::POST ) );
		for ( $minute = 0; $minute < 12; $minute++ ) {
			$this->pass_time( 60 );
			$this->tick();
		}
		$this->assert_one_delivery( $order, 2 );
		self::assertSame( 0, (int) $this->row( $order->get_id() )['audit'] );
	}

	public function test_C02_called_off_at_the_platform_before_we_knew_its_id(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, after_work: true );
		$this->tick();
		$this->platform->do_to( 4711, 'cancel' );
		$this->drain();
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', 'cancelled', '/api/deliveries/4711' ), array( $row['sync'], $row['stage'], $row['remote_id'] ) );
		self::assertSame( 1, $this->platform->count( self::POST ), 'What a dispatcher called off is not ordered again.' );
	}

	public function test_A23_an_order_cancelled_while_its_sending_is_in_doubt(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, after_work: true );
		$this->tick();
		$this->fresh( $order )->update_status( 'cancelled' );
		$this->drain();
		self::assertSame( array(), $this->platform->active() );
		self::assertSame( 1, $this->platform->count( 'DELETE /api/deliveries/4711' ) );

		$never = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT );
		$this->tick();
		$this->fresh( $never )->update_status( 'cancelled' );
		$this->drain();
		$row = $this->row( $never->get_id() );
		self::assertSame( array( 'synced', 'absent', null ), array( $row['sync'], $row['desired'], $row['remote_id'] ) );
		self::assertSame( 2, $this->platform->count( self::POST ) );
	}

	public function test_what_a_person_dismisses_while_nobody_can_tell_is_looked_for_and_called_off(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, true );
		$this->tick();
		$this->fresh( $order )->update_status( 'on-hold' );
		$this->tick();
		$this->assert_attention( $order, 'reversed_after_sending' );
		self::assertCount( 1, $this->platform->active() );

		self::assertSame( 200, $this->rest( 'POST', "/deliveries/{$this->row( $order->get_id() )['id']}/dismiss" )['status'] );
		wp_set_current_user( 0 );
		$this->drain();
		self::assertSame( array(), $this->platform->active(), 'No courier comes for what nobody wants.' );
		self::assertSame( array( 'absent', 'synced', 'cancelled' ), array( $this->row( $order->get_id() )['desired'], $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['stage'] ) );
	}

	public function test_what_is_found_on_its_way_already_is_told_as_synced(): void {
		$this->connect();
		$order  = $this->paid();
		$synced = array();
		add_action( 'pedal_delivery_synced', static function ( mixed ...$given ) use ( &$synced ): void {
			$synced[] = $given;
		}, 10, 3 );
		$this->platform->fail( '^' . self::POST . '$', self::TIMED_OUT, true );
		$this->tick();
		$there = $this->platform->active()[0];
		$this->platform->do_to( (int) $there['id'], 'pick' );
		$this->drain();
		self::assertSame( 'carried', $this->row( $order->get_id() )['stage'] );
		self::assertSame( array( array( (int) $this->row( $order->get_id() )['id'], $there['@id'], $order->get_id() ) ), $synced );

		$this->platform->do_to( (int) $there['id'], 'deliver' );
		$this->pass_time( 600 );
		$this->tick();
		self::assertSame( 'delivered', $this->row( $order->get_id() )['stage'] );
		self::assertCount( 1, $synced );
	}
}
