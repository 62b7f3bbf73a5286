<?php
/**
 * Settings over REST: the documented defaults, changed in part, every value within its limits, no older form over a newer one.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RestSettingsTest extends RestCase {

	/**
	 * Letter for letter as interface.md 6 prints them.
	 */
	private const DEFAULTS = '{ "send": { "statuses": ["processing"], "per_gateway": { "bacs": ["processing"] }, "when": "now", "minutes_before": 120 },
		"without_slot": "first", "asap_minutes": { "prepare": 30, "window": 60 },
		"effects": { "placed": {"note": true}, "assigned": {"note": true}, "pickup": {"note": false}, "carried": {"note": true, "customer_mail": true},
			"delivered": {"note": true, "order_status": "completed", "customer_mail": false}, "failed": {"note": true, "admin_mail": true}, "cancelled": {"note": true, "admin_mail": true} },
		"alerts": { "email": "", "amber_minutes": 10, "red_minutes": 30, "minutes_before_slot_end": 60 },
		"payload": { "items": true, "customer_note": true },
		"retention_days": { "journal": 90 },
		"uninstall": { "delete_data": false } }';

	/**
	 * @return array<string, mixed>
	 */
	private static function defaults(): array {
		return json_decode( self::DEFAULTS, true );
	}

	public function test_the_defaults_are_the_documented_ones(): void {
		self::assertEquals( self::defaults(), $this->ask( 'GET', '/settings' )['data'] );
	}

	public function test_a_part_is_merged(): void {
		$change = array( 'send' => array( 'when' => 'before_slot' ), 'alerts' => array( 'email' => 'desk@shop.example' ), 'effects' => array( 'delivered' => array( 'order_status' => '' ) ) );
		$answer = $this->ask( 'PUT', '/settings', $change );
		self::assertSame( 200, $answer['status'] );
		self::assertEquals( array_replace_recursive( self::defaults(), $change ), $answer['data'] );
		self::assertSame( $answer['data'], $this->ask( 'GET', '/settings' )['data'] );
	}

	public function test_what_was_read_can_be_sent_back(): void {
		$read = $this->ask( 'GET', '/settings' )['data'];
		self::assertSame( $read, $this->ask( 'PUT', '/settings', $read )['data'] );
	}

	public function test_gateways_are_merged_by_name_and_null_takes_one_away(): void {
		$this->ask( 'PUT', '/settings', array( 'send' => array( 'per_gateway' => array( 'cod' => array( 'processing', 'on-hold' ) ) ) ) );
		self::assertSame( array( 'bacs' => array( 'processing' ), 'cod' => array( 'processing', 'on-hold' ) ), $this->ask( 'GET', '/settings' )['data']['send']['per_gateway'] );
		$this->ask( 'PUT', '/settings', array( 'send' => array( 'per_gateway' => array( 'cod' => null, 'bacs' => null ) ) ) );
		self::assertSame( '{}', wp_json_encode( $this->rest( 'GET', '/settings' )['data']['send']['per_gateway'] ), 'An object stays an object when it is empty.' );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, string}>
	 */
	private static function wrong(): iterable {
		yield 'an unknown section' => array( array( 'sent' => array() ), 'sent' );
		yield 'an unknown setting' => array( array( 'send' => array( 'status' => 'processing' ) ), 'send.status' );
		yield 'an unknown stage' => array( array( 'effects' => array( 'lost' => array( 'note' => true ) ) ), 'effects.lost' );
		yield 'a status that does not exist' => array( array( 'send' => array( 'statuses' => array( 'processing', 'wc-processing' ) ) ), 'send.statuses[1]' );
		yield 'a status nobody is owed for' => array( array( 'send' => array( 'statuses' => array( 'cancelled' ) ) ), 'send.statuses[0]' );
		yield 'a status of a gateway that does not exist' => array( array( 'send' => array( 'per_gateway' => array( 'bacs' => array( 'paid' ) ) ) ), 'send.per_gateway.bacs[0]' );
		yield 'a status after delivery that does not exist' => array( array( 'effects' => array( 'delivered' => array( 'order_status' => 'done' ) ) ), 'effects.delivered.order_status' );
		yield 'no status' => array( array( 'send' => array( 'statuses' => array() ) ), 'send.statuses' );
		yield 'another word' => array( array( 'send' => array( 'when' => 'later' ) ), 'send.when' );
		yield 'no e-mail address' => array( array( 'alerts' => array( 'email' => 'nobody' ) ), 'alerts.email' );
		yield 'header injection' => array( array( 'alerts' => array( 'email' => "a@b.example\nBcc: c@d.example" ) ), 'alerts.email' );
		yield 'negative minutes' => array( array( 'send' => array( 'minutes_before' => -1 ) ), 'send.minutes_before' );
		yield 'more minutes than a week has' => array( array( 'send' => array( 'minutes_before' => 10081 ) ), 'send.minutes_before' );
		yield 'a window too short' => array( array( 'asap_minutes' => array( 'window' => 0 ) ), 'asap_minutes.window' );
		yield 'a journal kept no day' => array( array( 'retention_days' => array( 'journal' => 0 ) ), 'retention_days.journal' );
		yield 'a word for yes' => array( array( 'uninstall' => array( 'delete_data' => 'please' ) ), 'uninstall.delete_data' );
		yield 'a list for a section' => array( array( 'alerts' => array( 1, 2 ) ), 'alerts' );
	}

	public function test_a_wrong_value_is_named_and_changes_nothing(): void {
		foreach ( self::wrong() as $name => list( $change, $field ) ) {
			// A good change beside a wrong one is not made either.
			$answer = $this->ask( 'PUT', '/settings', $change + array( 'without_slot' => 'asap' ) );
			self::assertSame( array( 400, 'rest_invalid_param', $field ), array( $answer['status'], $answer['data']['code'], $answer['data']['data']['field'] ?? '' ), $name );
			self::assertEquals( self::defaults(), $this->ask( 'GET', '/settings' )['data'], $name );
		}
	}

	public function test_an_older_form_does_not_overwrite_a_newer_one(): void {
		$seen = $this->ask( 'GET', '/settings' )['headers']['ETag'];
		self::assertSame( 200, $this->ask( 'PUT', '/settings', array( 'without_slot' => 'asap', 'version' => $seen ) )['status'] );
		foreach ( array( $seen, "W/$seen", trim( $seen, '"' ), '"' . trim( $seen, '"' ) . '-gzip"' ) as $version ) {
			$answer = $this->ask( 'PUT', '/settings', array( 'without_slot' => 'attention', 'version' => $version ) );
			self::assertSame( array( 409, 'pedal_changed_meanwhile' ), array( $answer['status'], $answer['data']['code'] ), $version );
		}
		$now = $this->ask( 'GET', '/settings' );
		self::assertSame( 'asap', $now['data']['without_slot'] );
		self::assertSame( 200, $this->ask( 'PUT', '/settings', array( 'without_slot' => 'first', 'version' => 'W/' . $now['headers']['ETag'] ) )['status'] );
		self::assertSame( 200, $this->ask( 'PUT', '/settings', array( 'without_slot' => 'asap' ) )['status'], 'Who names no version means it.' );
	}

	public function test_the_version_may_travel_as_if_match(): void {
		$seen = $this->ask( 'GET', '/settings' )['headers']['ETag'];
		$put  = static function ( string $version ): int {
			$request = new \WP_REST_Request( 'PUT', '/wc-pedal/v1/settings' );
			$request->set_header( 'content-type', 'application/json' );
			$request->set_header( 'if-match', $version );
			$request->set_body( '{"without_slot":"asap"}' );
			return rest_do_request( $request )->get_status();
		};
		self::assertSame( array( 409, 200, 409, 200 ), array( $put( '"0123"' ), $put( $seen ), $put( $seen ), $put( '*' ) ) );
	}

	/**
	 * As another process would, behind the back of this one's cache.
	 *
	 * @param array<string, mixed> $stored
	 */
	private static function somebody_else_keeps( array $stored ): void {
		global $wpdb;
		get_option( 'pedal_settings' );
		$wpdb->update( $wpdb->options, array( 'option_value' => maybe_serialize( $stored ) ), array( 'option_name' => 'pedal_settings' ) );
	}

	public function test_what_somebody_else_saved_at_the_same_moment_stays(): void {
		$rules = array( array( 'id' => 'theirs', 'name' => 'Theirs ✓ 100 %', 'enabled' => true, 'when' => array(), 'then' => array( 'send' => false ), 'parcel' => 'main' ) );
		self::somebody_else_keeps( array( 'settings' => array( 'without_slot' => 'asap' ), 'rules' => $rules ) );
		self::assertSame( 200, $this->ask( 'PUT', '/settings', array( 'alerts' => array( 'red_minutes' => 5 ) ) )['status'] );
		self::assertSame( $rules, $this->ask( 'GET', '/rules' )['data'] );
		$now = $this->ask( 'GET', '/settings' )['data'];
		self::assertSame( array( 'asap', 5 ), array( $now['without_slot'], $now['alerts']['red_minutes'] ) );

		self::somebody_else_keeps( array( 'settings' => array( 'without_slot' => 'attention' ), 'rules' => array() ) );
		self::assertSame( 200, $this->ask( 'PUT', '/rules', array( 'rules' => $rules ) )['status'] );
		self::assertSame( 'attention', $this->ask( 'GET', '/settings' )['data']['without_slot'] );
	}

	public function test_an_older_form_is_refused_also_when_the_newer_one_was_saved_just_now(): void {
		$seen = $this->ask( 'GET', '/settings' )['headers']['ETag'];
		self::somebody_else_keeps( array( 'settings' => array( 'without_slot' => 'asap' ), 'rules' => array() ) );
		self::assertSame( 409, $this->ask( 'PUT', '/settings', array( 'without_slot' => 'attention', 'version' => $seen ) )['status'] );
		wp_cache_flush();
		self::assertSame( 'asap', $this->ask( 'GET', '/settings' )['data']['without_slot'] );
	}

	public function test_a_shop_that_sends_unpaid_orders_of_a_gateway_does_so(): void {
		$this->connect();
		$this->ask( 'PUT', '/settings', array( 'send' => array( 'per_gateway' => array( 'cheque' => array( 'on-hold' ) ) ) ) );
		$order = $this->shop->written_order( ( new Shopper() )->with( payment: 'cheque' ), 'on-hold' );
		$this->tick();
		self::assertSame( array( 'present', 'synced', 'placed' ), array( $this->row( $order->get_id() )['desired'], $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['stage'] ) );
	}
}
