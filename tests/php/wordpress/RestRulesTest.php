<?php
/**
 * Rules over REST: each checked with the path of what is wrong, tried on real orders before they are saved.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RestRulesTest extends RestCase {

	/**
	 * @param array<string, mixed> $changes
	 * @return array<string, mixed>
	 */
	private static function rule( int $connection, array $changes = array() ): array {
		return $changes + array(
			'id'      => 'centre',
			'name'    => 'Centre',
			'enabled' => true,
			'when'    => array( array( 'field' => 'postcode', 'op' => 'matches', 'value' => '38000...38100' ) ),
			'then'    => array( 'connection_id' => $connection ),
			'parcel'  => 'main',
		);
	}

	public function test_rules_are_kept_in_order(): void {
		self::assertSame( array(), $this->ask( 'GET', '/rules' )['data'] );
		$id    = $this->connect();
		$rules = array( self::rule( $id, array( 'id' => 'b' ) ), self::rule( $id, array( 'id' => 'a', 'when' => array(), 'then' => array( 'send' => false ) ) ) );
		$saved = $this->ask( 'PUT', '/rules', array( 'rules' => $rules ) );
		self::assertSame( 200, $saved['status'] );
		self::assertEquals( $rules, $saved['data'] );
		self::assertSame( $saved['data'], $this->ask( 'GET', '/rules' )['data'] );
		self::assertSame( array(), $this->ask( 'PUT', '/rules', array( 'rules' => array() ) )['data'] );
	}

	public function test_a_bare_list_is_understood_and_defaults_are_filled_in(): void {
		$id = $this->connect();
		wp_set_current_user( $this->user( 'administrator' ) );
		$request = new \WP_REST_Request( 'PUT', '/wc-pedal/v1/rules' );
		$request->set_header( 'content-type', 'application/json' );
		$request->set_body( (string) wp_json_encode( array( array( 'id' => 'x', 'when' => array(), 'then' => array( 'connection_id' => $id ) ) ) ) );
		$answer = rest_do_request( $request );
		self::assertSame( 200, $answer->get_status() );
		self::assertEquals( array( array( 'id' => 'x', 'name' => '', 'enabled' => true, 'when' => array(), 'then' => array( 'connection_id' => $id ), 'parcel' => 'main' ) ), $answer->get_data() );
	}

	/**
	 * @return iterable<string, array{list<array<string, mixed>>, string}>
	 */
	private static function wrong( int $id ): iterable {
		$when = static fn( string $field, string $op, mixed $value ): array => array( self::rule( $id ), self::rule( $id, array( 'id' => 'second', 'when' => array( array( 'field' => $field, 'op' => $op, 'value' => $value ) ) ) ) );
		yield 'an id twice' => array( array( self::rule( $id ), self::rule( $id ) ), 'rules[1].id' );
		yield 'no id' => array( array( array_diff_key( self::rule( $id ), array( 'id' => 0 ) ) ), 'rules[0].id' );
		yield 'an unknown field' => array( $when( 'moon', 'is', 'full' ), 'rules[1].when[0].field' );
		yield 'an unknown operator' => array( $when( 'country', 'like', 'FR' ), 'rules[1].when[0].op' );
		yield 'an operator that does not suit a number' => array( $when( 'total', 'matches', 5 ), 'rules[1].when[0].op' );
		yield 'an operator that does not suit a text' => array( $when( 'country', 'gt', 'FR' ), 'rules[1].when[0].op' );
		yield 'an operator that does not suit yes and no' => array( $when( 'virtual_only', 'gt', true ), 'rules[1].when[0].op' );
		yield 'a word for a number' => array( $when( 'weight', 'gt', 'heavy' ), 'rules[1].when[0].value' );
		yield 'a word for yes or no' => array( $when( 'virtual_only', 'is', 'perhaps' ), 'rules[1].when[0].value' );
		yield 'one value where a list is needed' => array( $when( 'country', 'in', 'FR' ), 'rules[1].when[0].value' );
		yield 'a list where one value is needed' => array( $when( 'country', 'is', array( 'FR' ) ), 'rules[1].when[0].value' );
		yield 'an empty list' => array( $when( 'country', 'in', array() ), 'rules[1].when[0].value' );
		yield 'a word among numbers' => array( $when( 'total', 'in', array( 5, 'dear' ) ), 'rules[1].when[0].value' );
		yield 'no value' => array( $when( 'country', 'is', '' ), 'rules[1].when[0].value' );
		yield 'an unknown connection' => array( array( self::rule( 999999 ) ), 'rules[0].then.connection_id' );
		yield 'no consequence' => array( array( array_diff_key( self::rule( $id ), array( 'then' => 0 ) ) ), 'rules[0].then' );
		yield 'something else in a rule' => array( array( self::rule( $id, array( 'priority' => 1 ) ) ), 'rules[0].priority' );
		yield 'too many' => array( array_fill( 0, 201, self::rule( $id ) ), 'rules' );
	}

	public function test_a_wrong_rule_is_named_and_nothing_is_saved(): void {
		$id = $this->connect();
		foreach ( self::wrong( $id ) as $name => list( $rules, $field ) ) {
			foreach ( array( array( 'PUT', '/rules' ), array( 'POST', '/rules/simulate' ) ) as list( $verb, $path ) ) {
				$answer = $this->ask( $verb, $path, array( 'rules' => $rules ) );
				self::assertSame( array( 400, 'rest_invalid_param', $field ), array( $answer['status'], $answer['data']['code'], $answer['data']['data']['field'] ?? '' ), $name );
			}
		}
		self::assertSame( array(), $this->ask( 'GET', '/rules' )['data'] );
	}

	public function test_a_rule_for_every_order_is_named_among_the_reasons(): void {
		$this->connect();
		$order = $this->planned_order();
		$this->ask( 'PUT', '/rules', array( 'rules' => array( array( 'id' => 'closed', 'when' => array(), 'then' => array( 'send' => false ) ) ) ) );
		$verdict = $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['data'];
		self::assertSame( 'rule_says_no', $verdict['code'] );
		self::assertContains( 'closed', array_column( $verdict['reasons'], 'rule' ) );
	}

	public function test_a_category_takes_in_what_stands_below_it(): void {
		$id     = $this->connect();
		$food   = wp_insert_term( 'Food', 'product_cat' )['term_id'];
		$cheese = wp_insert_term( 'Goat', 'product_cat', array( 'parent' => $food ) )['term_id'];
		$order  = $this->planned_order();
		foreach ( $order->get_items() as $item ) {
			wp_set_object_terms( $item->get_product_id(), array( (int) $cheese ), 'product_cat' );
		}
		foreach ( array( 'food' => 'rule_says_no', $food => 'rule_says_no', 'goat' => 'rule_says_no', 'drinks' => '' ) as $category => $code ) {
			$this->ask( 'PUT', '/rules', array( 'rules' => array( self::rule( $id, array( 'when' => array( array( 'field' => 'category', 'op' => 'is', 'value' => (string) $category ) ), 'then' => array( 'send' => false ) ) ) ) ) );
			self::assertSame( $code, $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['data']['code'], (string) $category );
		}
	}

	public function test_every_field_and_operator_that_suit_each_other_are_taken(): void {
		$id    = $this->connect();
		$value = static function ( string $field, string $op ): mixed {
			$one = array(
				'total'        => 12.5,
				'weight'       => 1200,
				'virtual_only' => true,
			)[ $field ] ?? 'a';
			return in_array( $op, array( 'in', 'not_in' ), true ) ? array( $one, $one ) : $one;
		};
		$when = array();
		foreach ( array( 'shipping_method', 'shipping_zone', 'payment_method', 'postcode', 'country', 'category', 'product', 'tag', 'shipping_class', 'customer_role' ) as $field ) {
			foreach ( array( 'is', 'is_not', 'in', 'not_in', 'matches' ) as $op ) {
				$when[] = array( 'field' => $field, 'op' => $op, 'value' => $value( $field, $op ) );
			}
		}
		foreach ( array( 'total', 'weight' ) as $field ) {
			foreach ( array( 'is', 'is_not', 'in', 'not_in', 'gt', 'lt' ) as $op ) {
				$when[] = array( 'field' => $field, 'op' => $op, 'value' => $value( $field, $op ) );
			}
		}
		foreach ( array( 'is', 'is_not', 'in', 'not_in' ) as $op ) {
			$when[] = array( 'field' => 'virtual_only', 'op' => $op, 'value' => $value( 'virtual_only', $op ) );
		}
		$rules  = array_map( static fn( array $some, int $at ): array => self::rule( $id, array( 'id' => "r$at", 'when' => $some ) ), array_chunk( $when, 50 ), array( 0, 1 ) );
		self::assertSame( 200, $this->ask( 'PUT', '/rules', array( 'rules' => $rules ) )['status'] );
	}

	public function test_a_verdict_names_the_rule_that_was_tried_or_that_there_was_none(): void {
		$id    = $this->connect();
		$order = $this->planned_order();
		$this->ask( 'PUT', '/rules', array( 'rules' => array( self::rule( $id, array( 'when' => array( array( 'field' => 'country', 'op' => 'is', 'value' => 'FR' ) ) ) ) ) ) );
		$reasons = $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['data']['reasons'];
		self::assertContains( array( 'value' => 'FR', 'rule' => 'centre', 'field' => 'country', 'expected' => array( 'is' => 'FR' ), 'passed' => true ), $reasons );
		$this->ask( 'PUT', '/rules', array( 'rules' => array() ) );
		$this->shop->method = 'flat_rate';
		$verdict            = $this->ask( 'GET', "/orders/{$this->shop->order( 'saved_as_processing' )->get_id()}/verdict" )['data'];
		$tried              = array_filter( $verdict['reasons'], static fn( array $reason ): bool => ! $reason['passed'] );
		self::assertSame( array( 'no_rule' ), array_column( $tried, 'rule' ) );
	}

	public function test_a_shipping_class_is_named_by_slug_or_id(): void {
		$id                 = $this->connect();
		$this->shop->method = 'flat_rate';
		$class              = wp_insert_term( 'Chilled', 'product_shipping_class' )['term_id'];
		$order              = $this->shop->order( 'saved_as_processing' );
		$product            = current( $order->get_items() )->get_product();
		$product->set_shipping_class_id( $class );
		$product->save();
		foreach ( array( 'chilled' => true, (string) $class => true, 'frozen' => false ) as $wanted => $send ) {
			$this->ask( 'PUT', '/rules', array( 'rules' => array( self::rule( $id, array( 'when' => array( array( 'field' => 'shipping_class', 'op' => 'is', 'value' => (string) $wanted ) ) ) ) ) ) );
			self::assertSame( $send, $this->ask( 'GET', "/orders/{$order->get_id()}/verdict" )['data']['send'], (string) $wanted );
		}
	}

	public function test_wildcards_work_on_every_text(): void {
		$id                 = $this->connect();
		$this->shop->method = 'flat_rate';
		$this->ask( 'PUT', '/rules', array( 'rules' => array( self::rule( $id, array( 'when' => array( array( 'field' => 'shipping_method', 'op' => 'matches', 'value' => 'flat_*' ) ) ) ) ) ) );
		self::assertTrue( $this->ask( 'GET', "/orders/{$this->shop->order( 'saved_as_processing' )->get_id()}/verdict" )['data']['send'] );
	}

	public function test_an_older_list_does_not_overwrite_a_newer_one(): void {
		$id   = $this->connect();
		$seen = $this->ask( 'GET', '/rules' )['headers']['ETag'];
		self::assertSame( 200, $this->ask( 'PUT', '/rules', array( 'rules' => array( self::rule( $id ) ), 'version' => $seen ) )['status'] );
		self::assertSame( 409, $this->ask( 'PUT', '/rules', array( 'rules' => array(), 'version' => $seen ) )['status'] );
		self::assertCount( 1, $this->ask( 'GET', '/rules' )['data'] );
	}

	public function test_the_simulator_shows_the_difference_and_sends_nothing(): void {
		$id    = $this->connect();
		$sent  = $this->planned_order();
		$calls = count( $this->platform->requests );
		$rows  = $this->rows();
		$this->shop->method = 'flat_rate';
		$other = $this->shop->order( 'saved_as_processing' );
		$rules = array(
			self::rule( $id, array( 'id' => 'not-bikes', 'when' => array( array( 'field' => 'shipping_method', 'op' => 'is', 'value' => 'pedal_delivery' ) ), 'then' => array( 'send' => false ) ) ),
			self::rule( $id, array( 'id' => 'flat', 'when' => array( array( 'field' => 'shipping_method', 'op' => 'is', 'value' => 'flat_rate' ) ) ) ),
		);
		$run   = $this->ask( 'POST', '/rules/simulate', array( 'rules' => $rules, 'limit' => 2 ) );
		self::assertSame( 200, $run['status'] );
		self::assertSame( array( 'orders' => 2, 'changed' => 2, 'sent_before' => 1, 'sent_after' => 1 ), $run['data']['counts'] );
		$by_order = array_column( $run['data']['orders'], null, 'order_id' );
		self::assertSame( array( $id, null, 'rule_says_no', true ), array( $by_order[ $sent->get_id() ]['before']['connection_id'], $by_order[ $sent->get_id() ]['after']['connection_id'], $by_order[ $sent->get_id() ]['after']['code'], $by_order[ $sent->get_id() ]['changed'] ) );
		self::assertSame( array( 'no_rule', $id ), array( $by_order[ $other->get_id() ]['before']['code'], $by_order[ $other->get_id() ]['after']['connection_id'] ) );
		self::assertSame( array( $calls, $rows, array() ), array( count( $this->platform->requests ), $this->rows(), $this->ask( 'GET', '/rules' )['data'] ) );
		self::assertSame( 400, $this->ask( 'POST', '/rules/simulate', array( 'rules' => array(), 'limit' => 201 ) )['status'] );
	}
}
