<?php
/**
 * The board's list: filters, order, pages, search.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RestDeliveryListTest extends RestCase {

	/**
	 * @var array<string, int> Delivery ids by the name of who ordered.
	 */
	private array $ids = array();

	protected function setUp(): void {
		parent::setUp();
		$this->connect();
		foreach ( array( 'Anna', 'Bilal', 'Chloé' ) as $hours => $name ) {
			$order              = $this->planned_order( ( new Shopper() )->with( first_name: $name, last_name: "Test$name", email: strtolower( remove_accents( $name ) ) . '@example.org' ) );
			$this->ids[ $name ] = (int) $this->row( $order->get_id() )['id'];
			$this->set( $name, array( 'created_at' => time() - 3600 * ( 3 - $hours ) ) );
		}
		$this->set( 'Anna', array( 'sync' => 'attention', 'code' => 'no_slot', 'deadline' => 300 ) );
		$this->set( 'Bilal', array( 'sync' => 'synced', 'stage' => 'carried', 'stage_at' => 9, 'remote_id' => '/api/deliveries/4711', 'deadline' => 100 ) );
		$this->set( 'Chloé', array( 'deadline' => 200, 'remote_id' => 'PHONE-77' ) );
	}

	/**
	 * @param array<string, mixed> $changes
	 */
	private function set( string $name, array $changes ): void {
		global $wpdb;
		$wpdb->update( "{$wpdb->prefix}pedal_deliveries", $changes, array( 'id' => $this->ids[ $name ] ) );
	}

	/**
	 * @param array<string, mixed> $query
	 * @return list<string> Names of who ordered.
	 */
	private function found( array $query ): array {
		return array_map( fn( array $row ): string => (string) array_search( $row['id'], $this->ids, true ), $this->ask( 'GET', '/deliveries', $query )['data'] );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, list<string>}>
	 */
	private static function queries(): iterable {
		yield 'all, newest first' => array( array(), array( 'Chloé', 'Bilal', 'Anna' ) );
		yield 'by state' => array( array( 'sync' => 'attention' ), array( 'Anna' ) );
		yield 'by two states' => array( array( 'sync' => 'attention,pending' ), array( 'Chloé', 'Anna' ) );
		yield 'by two states as a list' => array( array( 'sync' => array( 'attention', 'synced' ) ), array( 'Bilal', 'Anna' ) );
		yield 'by stage' => array( array( 'stage' => 'carried' ), array( 'Bilal' ) );
		yield 'by stage and state that never meet' => array( array( 'stage' => 'carried', 'sync' => 'pending' ), array() );
		yield 'by a connection that is not there' => array( array( 'connection' => 999999 ), array() );
		yield 'after' => array( array( 'after' => gmdate( 'Y-m-d\TH:i:s\Z', time() - 9000 ) ), array( 'Chloé', 'Bilal' ) );
		yield 'before' => array( array( 'before' => gmdate( 'Y-m-d\TH:i:s\Z', time() - 9000 ) ), array( 'Anna' ) );
		yield 'between, in another zone' => array( array( 'after' => gmdate( 'Y-m-d\TH:i:s', time() - 9000 + 7200 ) . '+02:00', 'before' => gmdate( 'Y-m-d\TH:i:s\Z', time() - 5400 ) ), array( 'Bilal' ) );
		yield 'by window' => array( array( 'orderby' => 'deadline', 'order' => 'asc' ), array( 'Bilal', 'Chloé', 'Anna' ) );
		yield 'by age' => array( array( 'orderby' => 'created_at', 'order' => 'asc' ), array( 'Anna', 'Bilal', 'Chloé' ) );
		yield 'a page' => array( array( 'per_page' => 2, 'page' => 2 ), array( 'Anna' ) );
		yield 'beyond the last page' => array( array( 'per_page' => 2, 'page' => 3 ), array() );
		yield 'searched by name' => array( array( 'search' => 'TestBilal' ), array( 'Bilal' ) );
		yield 'searched by e-mail' => array( array( 'search' => 'anna@example.org' ), array( 'Anna' ) );
		yield 'searched by the platform\'s number' => array( array( 'search' => '4711' ), array( 'Bilal' ) );
		yield 'searched by the platform\'s id' => array( array( 'search' => '/api/deliveries/4711' ), array( 'Bilal' ) );
		yield 'searched by a reference' => array( array( 'search' => 'phone-7' ), array( 'Chloé' ) );
		yield 'searched and filtered' => array( array( 'search' => 'TestBilal', 'sync' => 'attention' ), array() );
		yield 'searched with a wildcard of SQL' => array( array( 'search' => '%' ), array() );
		yield 'searched with nothing' => array( array( 'search' => '  ' ), array( 'Chloé', 'Bilal', 'Anna' ) );
	}

	/**
	 * One test for all: making the three orders takes longer than asking a hundred times.
	 */
	public function test_it_finds(): void {
		$queries = iterator_to_array( self::queries() );
		self::assertSame( array_column( $queries, 1 ), array_map( fn( array $case ): array => $this->found( $case[0] ), array_values( $queries ) ), implode( ', ', array_keys( $queries ) ) );
	}

	public function test_a_day_holds_what_is_promised_for_it_and_what_was_made_on_it_without_a_promise(): void {
		$now = time();
		$at  = static fn( int $seconds ): string => gmdate( 'Y-m-d\TH:i:s\Z', $now + $seconds );
		$this->set( 'Anna', array( 'window_start' => $now + 3600, 'deadline' => $now + 7200 ) );
		$this->set( 'Bilal', array( 'window_start' => $now - 90000, 'deadline' => $now - 86400 ) );
		$this->set( 'Chloé', array( 'window_start' => 0, 'deadline' => 0 ) );
		self::assertSame( array( 'Chloé', 'Anna' ), $this->found( array( 'window_after' => $at( -5400 ), 'window_before' => $at( 5400 ) ) ) );
		self::assertSame( array( 'Anna' ), $this->found( array( 'window_after' => $at( -600 ) ) ) );
		self::assertSame( array( 'Bilal' ), $this->found( array( 'window_before' => $at( -5400 ) ) ) );
	}

	public function test_search_by_order_number_and_marker(): void {
		$row = $this->rows()[1];
		self::assertContains( 'Bilal', $this->found( array( 'search' => $row['order_id'] ) ) );
		self::assertContains( 'Bilal', $this->found( array( 'search' => "#{$row['order_id']}" ) ) );
		self::assertSame( array( 'Bilal' ), $this->found( array( 'search' => strtolower( (string) $row['marker'] ) ) ) );
		self::assertSame( array( 'Bilal' ), $this->found( array( 'order_id' => $row['order_id'] ) ) );
		self::assertSame( array( 'Chloé', 'Bilal', 'Anna' ), $this->found( array( 'connection' => $row['connection_id'] ) ) );
	}

	public function test_a_page_tells_how_many_there_are(): void {
		$headers = $this->ask( 'GET', '/deliveries', array( 'per_page' => 2 ) )['headers'];
		self::assertSame( array( '3', '2' ), array( $headers['X-WP-Total'], $headers['X-WP-TotalPages'] ) );
		$headers = $this->ask( 'GET', '/deliveries', array( 'search' => 'nobody at all' ) )['headers'];
		self::assertSame( array( '0', '0' ), array( $headers['X-WP-Total'], $headers['X-WP-TotalPages'] ) );
	}

	public function test_the_pages_together_are_the_list(): void {
		foreach ( array( 'id', 'deadline', 'created_at' ) as $orderby ) {
			foreach ( array( 'asc', 'desc' ) as $order ) {
				$asked = compact( 'orderby', 'order' );
				$pages = array_map( fn( int $page ): array => $this->found( $asked + array( 'per_page' => 1, 'page' => $page ) ), range( 1, 4 ) );
				self::assertSame( $this->found( $asked ), array_merge( ...$pages ), "$orderby $order" );
				self::assertSame( array(), $pages[3] );
			}
		}
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, string}>
	 */
	private static function malformed(): iterable {
		yield 'an unknown argument' => array( array( 'synk' => 'pending' ), 'synk' );
		yield 'an unknown state' => array( array( 'sync' => 'pending,lost' ), 'sync' );
		yield 'an unknown stage' => array( array( 'stage' => 'flying' ), 'stage' );
		yield 'a named list' => array( array( 'sync' => array( 'a' => 'pending' ) ), 'sync' );
		yield 'no page' => array( array( 'page' => 0 ), 'page' );
		yield 'a page too large' => array( array( 'per_page' => 101 ), 'per_page' );
		yield 'an unknown order' => array( array( 'orderby' => 'id; DROP TABLE x' ), 'orderby' );
		yield 'an unknown direction' => array( array( 'order' => 'sideways' ), 'order' );
		yield 'no moment' => array( array( 'after' => 'yesterday' ), 'after' );
		yield 'a moment without its plus' => array( array( 'after' => '2026-09-14T08:00:00 02:00' ), 'after' );
		yield 'no id' => array( array( 'order_id' => '-1' ), 'order_id' );
		yield 'broken text' => array( array( 'search' => "\xc3\x28" ), 'search' );
		yield 'a novel' => array( array( 'search' => str_repeat( 'x', 201 ) ), 'search' );
	}

	public function test_it_names_what_it_does_not_understand(): void {
		foreach ( self::malformed() as $name => list( $query, $field ) ) {
			$answer = $this->ask( 'GET', '/deliveries', $query );
			self::assertSame( array( 400, 'rest_invalid_param', $field, array( $field ) ), array( $answer['status'], $answer['data']['code'], $answer['data']['data']['field'], array_keys( $answer['data']['data']['details'] ) ), $name );
			self::assertArrayHasKey( $field, $answer['data']['data']['params'], $name );
			self::assertStringContainsString( $field, $answer['data']['message'] );
		}
	}

	public function test_what_belongs_to_wordpress_is_no_argument_of_ours(): void {
		$query = array( '_locale' => 'user', '_fields' => 'id', '_envelope' => '1', '_embed' => '1', '_pretty' => '1', '_wpnonce' => 'x', 'context' => 'view', 'rest_route' => '/x', 'consumer_key' => 'ck', 'consumer_secret' => 'cs', 'oauth_nonce' => 'x' );
		self::assertSame( 200, $this->rest( 'GET', '/deliveries', $query )['status'] );
	}
}
