<?php
/**
 * Privacy: export, erasure, anonymised orders (rows G17 to G19 of the acceptance plan), and the policy text.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class PrivacyTest extends TestCase {

	private const EMAIL = 'lea@example.org';

	public function test_g17_an_export_holds_every_delivery_and_no_secret(): void {
		$this->connect();
		$orders = array( $this->sent_order(), $this->sent_order(), $this->sent_order() );
		$export = $this->export( self::EMAIL );

		self::assertTrue( $export['done'] );
		self::assertCount( 3, $export['data'] );
		$facts = array_column( $export['data'][0]['data'], 'value', 'name' );
		self::assertSame( (string) $orders[0], $facts['Order'] );
		self::assertSame( '/api/deliveries/4711', $facts['Reference'] );
		self::assertStringContainsString( 'track4711', $facts['Tracking page'] );
		$all = (string) wp_json_encode( $export );
		foreach ( array( $this->platform->secret, FakePlatform::IDENTIFIER, (string) $this->row( $orders[0] )['marker'] ) as $secret ) {
			self::assertStringNotContainsString( $secret, $all );
		}
	}

	public function test_an_export_goes_on_page_by_page(): void {
		$this->connect();
		for ( $i = 0; $i < 21; $i++ ) {
			$this->shop->written_order( ( new Shopper() )->with( slot: $this->platform->choices[0], email: self::EMAIL ), 'pending' );
		}
		self::assertFalse( $this->export( self::EMAIL )['done'] );
		self::assertTrue( $this->export( self::EMAIL, 2 )['done'] );
	}

	public function test_nobody_hears_of_somebody_else(): void {
		$this->connect();
		$this->sent_order();
		foreach ( array( 'other@example.org', '', 'lea', "' OR 1=1 --" ) as $email ) {
			self::assertSame( array( 'data' => array(), 'done' => true ), $this->export( $email ) );
		}
	}

	public function test_g18_an_erasure_says_whom_else_to_ask(): void {
		$this->connect();
		$order = $this->sent_order();
		$row   = $this->row( $order );
		$erase = apply_filters( 'wp_privacy_personal_data_erasers', array() )['pedal-bridge']['callback'];

		$done = $erase( self::EMAIL, 1 );
		self::assertTrue( $done['done'] );
		self::assertFalse( $done['items_removed'] );
		self::assertTrue( $done['items_retained'] );
		self::assertStringContainsString( 'Naofood', $done['messages'][0] );
		self::assertStringContainsString( FakePlatform::URL, $done['messages'][0] );
		self::assertStringContainsString( '/api/deliveries/4711', $done['messages'][0] );
		self::assertSame( $row, $this->row( $order ), 'Ids stay.' );
		self::assertSame( array( 'items_removed' => false, 'items_retained' => false, 'messages' => array(), 'done' => true ), $erase( 'other@example.org', 1 ) );
	}

	public function test_our_rows_and_journal_hold_nobody(): void {
		$this->connect();
		$order = $this->sent_order();
		$kept  = (string) wp_json_encode( array( $this->rows( $order ), $this->journal() ) );
		foreach ( array( 'Roux', 'quai des Brumes', '38000', '612345678', '06 12 34', self::EMAIL, 'voisine' ) as $personal ) {
			self::assertStringNotContainsString( $personal, $kept );
		}
	}

	public function test_g19_an_anonymised_order_keeps_ids_only_and_is_not_sent_again(): void {
		$this->connect();
		$order = $this->sent_order();
		$this->platform->do_to( 4711, 'deliver' );
		$this->pass_time( 4000 );
		$this->tick();
		self::assertSame( 'completed', wc_get_order( $order )->get_status() );
		self::assertNotSame( '', wc_get_order( $order )->get_meta( '_pedal_tracking_url' ) );
		$this->platform->requests = array();
		$this->anonymise( $order );
		$this->pass_time( 4000 );
		$this->tick();
		$this->tick();

		self::assertSame( array(), array_filter( $this->platform->requests, static fn( array $request ): bool => 'GET' !== $request['method'] && '/oauth2/token' !== $request['path'] ) );
		self::assertCount( 1, $this->platform->active() );
		$row = $this->row( $order );
		self::assertSame( '', $row['tracking_url'] );
		self::assertSame( '/api/deliveries/4711', $row['remote_id'] );
		self::assertSame( 'present', $row['desired'] );
		$left = wc_get_order( $order );
		self::assertSame( array( '', '' ), array( $left->get_meta( '_pedal_tracking_url' ), $left->get_meta( '_pedal_slot' ) ) );
		self::assertStringNotContainsString( '38000', (string) wp_json_encode( $left->get_meta( '_pedal_verdict' ) ), 'Decided anew, from what is left.' );
	}

	public function test_an_order_anonymised_on_its_way_is_left_alone_and_learns_no_link(): void {
		$this->connect();
		$order                    = $this->sent_order();
		$this->platform->requests = array();
		$this->anonymise( $order );
		$this->platform->do_to( 4711, 'pick' );
		$this->pass_time( 4000 );
		$this->tick();

		self::assertSame( 'carried', $this->row( $order )['stage'] );
		self::assertSame( '', wc_get_order( $order )->get_meta( '_pedal_tracking_url' ) );
		self::assertSame( 0, $this->platform->count( 'PUT /api/deliveries/4711' ) );
		self::assertSame( 0, $this->platform->count( 'POST /api/deliveries' ) );
	}

	public function test_an_anonymised_order_that_is_cancelled_still_calls_the_courier_off(): void {
		$this->connect();
		$order = $this->sent_order();
		$this->anonymise( $order );
		wc_get_order( $order )->update_status( 'cancelled' );
		$this->tick();
		self::assertSame( array(), $this->platform->active() );
	}

	public function test_an_order_anonymised_before_it_was_sent_is_never_sent(): void {
		$this->connect();
		$this->platform->fail( '.*', 'cURL error 7: Connection refused', times: 50 );
		$order = $this->order();
		$this->tick();
		$this->anonymise( $order );
		$this->pass_time( 90000 );
		$this->platform = new FakePlatform();
		$this->tick();

		self::assertSame( 0, $this->platform->count( 'POST /api/deliveries' ) );
	}

	public function test_the_policy_names_what_is_passed_on(): void {
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-privacy-policy-content.php';
		wp_set_current_user( $this->user( 'administrator' ) );
		require_once ABSPATH . 'wp-admin/includes/class-wp-screen.php';
		require_once ABSPATH . 'wp-admin/includes/screen.php';
		set_current_screen( 'dashboard' );
		global $wp_actions;
		$wp_actions['admin_init'] = 1;
		$said                     = array();
		( new \Pedal\Privacy\PolicyText() )->suggest();
		$texts = ( new \ReflectionClass( \WP_Privacy_Policy_Content::class ) )->getStaticPropertyValue( 'policy_content' );
		unset( $wp_actions['admin_init'], $GLOBALS['current_screen'] );
		foreach ( $texts as $text ) {
			$said[ $text['plugin_name'] ] = $text['policy_text'];
		}
		self::assertStringContainsString( 'phone number', $said['Pedal'] ?? '' );
	}

	/**
	 * @return array{data:list<array<string,mixed>>,done:bool}
	 */
	private function export( string $email, int $page = 1 ): array {
		return apply_filters( 'wp_privacy_personal_data_exporters', array() )['pedal-bridge']['callback']( $email, $page );
	}

	private function order(): int {
		$order = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[1], email: self::EMAIL ) )->get_id();
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
		return $order;
	}

	private function sent_order(): int {
		$order = $this->order();
		$this->tick();
		self::assertSame( 'synced', $this->row( $order )['sync'] );
		return $order;
	}

	private function anonymise( int $order ): void {
		\WC_Privacy_Erasers::remove_order_personal_data( wc_get_order( $order ) );
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
	}
}
