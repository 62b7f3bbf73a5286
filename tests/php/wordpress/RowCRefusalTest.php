<?php
/**
 * Rows C: a clear no. Either the payload is at fault and a person is told which field, or the connection is, and no order pays for it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Group;

#[Group( 'platform' )]
final class RowCRefusalTest extends RowTestCase {

	public function test_mails_name_the_order_by_its_number(): void {
		add_filter( 'woocommerce_order_number', static fn( mixed $number ): string => "2026-$number" );
		$this->connect();
		$refused = $this->paid();
		$this->platform->fail( '^' . self::POST . '$', self::violation( 'items[1].task.doneBefore' ) );
		$this->tick();
		$this->assert_attention( $refused, 'refused' );
		$subjects = array_column( $this->mails, 'subject' );
		self::assertCount( 1, preg_grep( "/order 2026-{$refused->get_id()} needs you$/", $subjects ), implode( ' | ', $subjects ) );

		$failed = $this->paid();
		$this->tick();
		$this->platform->do_to( (int) substr( (string) $this->row( $failed->get_id() )['remote_id'], strlen( '/api/deliveries/' ) ), 'fail' );
		$this->pass_time( 60 );
		$this->tick();
		$subjects = array_column( $this->mails, 'subject' );
		self::assertCount( 1, preg_grep( "/order 2026-{$failed->get_id()}$/", $subjects ), implode( ' | ', $subjects ) );
	}

	private const CREATE = '^POST /api/deliveries$';

	/**
	 * @return array<string, array{array{int, array<string, mixed>}}>
	 */
	public static function phone_refusals(): array {
		return array(
			'validator, French'  => array( self::violation( 'items[1].task.address.telephone' ) ),
			'parser, English'    => array( array( 400, array( '@type' => 'hydra:Error', 'hydra:description' => 'The string supplied did not seem to be a phone number.' ) ) ),
		);
	}

	/**
	 * @param array{int, array<string, mixed>} $refusal
	 */
	#[DataProvider( 'phone_refusals' )]
	public function test_C18_phone_refused( array $refusal ): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( self::CREATE, fn( array $request ): ?array => isset( $request['json']['dropoff']['address']['telephone'] ) ? $refusal : null, times: 10 );
		$this->tick();
		$this->assert_one_delivery( $order, 2 );
		$sent = $this->platform->last_sent()['dropoff'];
		self::assertArrayNotHasKey( 'telephone', $sent['address'] );
		self::assertStringContainsString( '06 12 34 56 78', $sent['comments'] );
	}

	public function test_C18_phone_refused_although_none_was_sent(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( self::CREATE, self::violation( 'items[1].task.address.telephone' ), times: 10 );
		$this->drain();
		$this->assert_attention( $order, 'refused' );
		self::assertSame( 2, $this->platform->count( self::POST ), 'Resent once, not for ever.' );
	}

	public function test_C19_address_not_found_as_a_refusal(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( self::CREATE, self::violation( 'items[1].task.address.streetAddress' ) );
		$this->drain();
		$this->assert_attention( $order, 'address_not_found' );
		$this->pass_time( 3600 );
		$this->tick();
		self::assertSame( 1, $this->platform->count( self::POST ), 'No retry of the same.' );

		$edited = $this->fresh( $order );
		$edited->set_shipping_address_1( '3 place Notre-Dame' );
		$edited->save();
		$this->drain();
		$this->assert_one_delivery( $order, 2 );
	}

	public function test_C19_address_not_found_as_the_500_it_really_is(): void {
		$this->connect();
		$order   = $this->paid();
		$nowhere = fn( array $request ): ?int => str_starts_with( $request['json']['dropoff']['address']['streetAddress'], '12 quai' ) && ! isset( $request['json']['dropoff']['address']['latLng'] ) ? 500 : null;
		$this->platform->fail( self::CREATE, $nowhere, times: 50 );
		$this->platform->fail( '^POST /api/deliveries/assert$', $nowhere, times: 50 );
		$this->drain();
		$this->assert_attention( $order, 'address_not_found' );
		self::assertSame( array(), $this->platform->active() );
		self::assertLessThanOrEqual( 5, $this->platform->count( self::POST ) );
	}

	public function test_C19_a_500_for_everybody_is_not_blamed_on_the_address(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^POST /api/deliveries', 500, times: 50 );
		$this->drain( 120, 60 );
		$this->assert_attention( $order, 'too_many_failures' );
		self::assertSame( 5, $this->platform->count( self::POST ) );
	}

	/**
	 * @return array<string, array{int}>
	 */
	public static function refusals_of_the_payload(): array {
		return array( '400' => array( 400 ), '422' => array( 422 ), '413' => array( 413 ), '402' => array( 402 ) );
	}

	#[DataProvider( 'refusals_of_the_payload' )]
	public function test_C20_the_payload_is_refused( int $status ): void {
		$connection = $this->connect();
		$order      = $this->paid();
		$this->platform->fail( self::CREATE, self::violation( 'items[1].task.weight', 'Trop lourd', $status ), times: 50 );
		$this->drain();
		$this->assert_attention( $order, 'refused' );
		self::assertStringContainsString( 'Trop lourd', implode( ' ', $this->notes( $order->get_id() ) ) );
		self::assertSame( 1, $this->platform->count( self::POST ), 'No retry loop.' );
		self::assertSame( 'ready', $this->connection( $connection )->status );
	}

	/**
	 * @return array<string, array{int, string}>
	 */
	public static function refusals_of_the_connection(): array {
		return array(
			'C20: 405' => array( 405, 'pedal_not_a_platform' ),
			'C20: 406' => array( 406, 'pedal_not_a_platform' ),
			'C20: 415' => array( 415, 'pedal_not_a_platform' ),
			'C23: 403' => array( 403, 'pedal_forbidden_by_platform' ),
			'C23: 404' => array( 404, 'pedal_not_a_platform' ),
			'C24: 410' => array( 410, 'pedal_platform_gone' ),
			'C27: 301' => array( 301, 'pedal_redirected' ),
			'C27: 302' => array( 302, 'pedal_redirected' ),
			'C27: 303' => array( 303, 'pedal_redirected' ),
			'C27: 307' => array( 307, 'pedal_redirected' ),
			'C27: 308' => array( 308, 'pedal_redirected' ),
		);
	}

	#[DataProvider( 'refusals_of_the_connection' )]
	public function test_C20_C23_C24_C27_the_connection_rests_and_no_order_pays_for_it( int $status, string $code ): void {
		$connection = $this->connect();
		$orders     = array_map( fn(): \WC_Order => $this->paid(), range( 1, 2 ) );
		$this->platform->fail( '^(POST|GET) /api/(deliveries|me)', array( $status, '', array( 'location' => 'https://evil.example/' ) ), times: 100 );
		for ( $minute = 0; $minute < 5; $minute++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
		$paused = $this->connection( $connection );
		self::assertSame( array( 'paused', $code ), array( $paused->status, $paused->status_code ) );
		self::assertSame( 1, $this->platform->count( self::POST ), 'One order found out; the others were spared.' );
		foreach ( $orders as $order ) {
			$row = $this->row( $order->get_id() );
			self::assertSame( array( 'pending', '0' ), array( $row['sync'], $row['attempts'] ) );
		}
		self::assertCount( 1, preg_grep( '/are waiting$/', array_column( $this->mails, 'subject' ) ), 'One alert.' );
		self::assertNotSame( '', self::service( \Pedal\Forwarding\Sentences::class )->hint( $code ) );

		$this->clear_faults();
		$this->pass_time( 900 );
		$this->drain( 60, 30 );
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
	}

	private function clear_faults(): void {
		( new \ReflectionProperty( $this->platform, 'faults' ) )->setValue( $this->platform, array() );
	}

	public function test_C21_token_expired_early(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->revoke_tokens();
		$this->tick();
		$this->assert_one_delivery( $order );
		self::assertSame( 1, $this->platform->count( 'POST /oauth2/token' ), 'One refresh.' );
		self::assertCount( 1, $this->platform->deliveries );
		self::assertLessThanOrEqual( 2, $this->platform->count( self::POST ) );
	}

	public function test_C22_refused_for_ever(): void {
		$connection = $this->connect();
		$orders     = array_map( fn(): \WC_Order => $this->paid(), range( 1, self::number( 50, on_sqlite: 10 ) ) );
		$this->platform->fail( '^[A-Z]+ /api/(?!$|settings)', 401, times: 10000 );
		for ( $minute = 0; $minute < 60; $minute++ ) {
			$this->tick();
			$this->pass_time( 60 );
		}
		self::assertSame( array( 'paused', 'pedal_credentials_refused' ), array( $this->connection( $connection )->status, $this->connection( $connection )->status_code ) );
		self::assertSame( array( '0' ), array_values( array_unique( array_column( $this->rows(), 'attempts' ) ) ), 'Many waiting orders, no attempt burnt.' );
		self::assertLessThanOrEqual( 2, $this->platform->count( self::POST ), 'One order asked, and again after the refresh.' );
		self::assertCount( 1, preg_grep( '/are waiting$/', array_column( $this->mails, 'subject' ) ), 'One mail of the pause.' );

		$this->clear_faults();
		self::service( \Pedal\Forwarding\Connecting::class )->resume( $this->connection( $connection ) );
		add_filter( 'pedal_timing', static fn( array $timing ): array => array( 'requests_per_second' => 1000 ) + $timing );
		$this->drain();
		foreach ( $orders as $order ) {
			$this->assert_one_delivery( $order );
		}
	}

	public function test_C22_the_secret_was_renewed_at_the_platform(): void {
		$connection             = $this->connect();
		$this->platform->secret = 'another0another0another0another0';
		$this->platform->revoke_tokens();
		$order = $this->paid();
		$this->tick();
		self::assertSame( 'pedal_credentials_refused', $this->connection( $connection )->status_code );
		self::assertSame( '0', $this->row( $order->get_id() )['attempts'] );

		self::service( \Pedal\Forwarding\Connecting::class )->change( $this->connection( $connection ), array( 'secret' => $this->platform->secret ) );
		$this->drain();
		$this->assert_one_delivery( $order );
	}

	public function test_C37_token_endpoint_down_while_the_api_is_up(): void {
		$connection = $this->connect();
		self::service( \Pedal\Storage\Connections::class )->credentials( $this->connection( $connection ) )->drop_token( 'token-1' );
		$order = $this->paid();
		$this->platform->fail( '^POST /oauth2/token$', 503, times: 8 );
		$this->drain( 60, 30 );
		$this->assert_one_delivery( $order, 1 );
		self::assertSame( '1', $this->row( $order->get_id() )['sends'], 'Without a token nothing was sent.' );
		self::assertNotContains( 'quarantine', array_column( $this->journal( 'answered' ), 'code' ), 'Nothing was in doubt.' );
	}

	public function test_C41_the_slot_filled_up_meanwhile(): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( self::CREATE, array( 400, array( '@type' => 'hydra:Error', 'hydra:description' => 'task.timeSlot.invalid' ) ) );
		$this->drain();
		$this->assert_attention( $order, 'slot_taken' );
		self::assertSame( 1, $this->platform->count( self::POST ) );
	}
}
