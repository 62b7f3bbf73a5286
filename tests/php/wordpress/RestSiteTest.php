<?php
/**
 * A shop that wakes up at another address sends nothing until a person says whether it moved or is a copy.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class RestSiteTest extends RestCase {

	private const ELSEWHERE = 'https://staging.example';

	private int $connection = 0;

	private function wake_up_elsewhere(): void {
		$this->connection = $this->connect();
		$this->tick();
		add_filter( 'pre_option_home', static fn(): string => self::ELSEWHERE );
		$this->platform->requests = array();
	}

	/**
	 * @return array<string, mixed>
	 */
	private function shown(): array {
		return $this->ask( 'GET', "/connections/{$this->connection}" )['data'];
	}

	public function test_connections_show_it_and_nothing_is_sent(): void {
		$this->wake_up_elsewhere();
		self::assertSame( array( 'ready', 'pedal_cloned_site' ), array( $this->shown()['status'], $this->shown()['status_code'] ) );
		self::assertNotSame( '', $this->shown()['status_message'] );
		$this->planned_order();
		$this->tick();
		self::assertSame( array(), $this->platform->requests );
	}

	public function test_a_shop_that_moved_goes_on(): void {
		$this->wake_up_elsewhere();
		$id     = get_option( 'pedal_install' )['id'];
		$answer = $this->ask( 'POST', '/setup/site', array( 'choice' => 'moved' ) );
		self::assertSame( array( 200, 'moved', self::ELSEWHERE ), array( $answer['status'], $answer['data']['choice'], $answer['data']['home'] ) );
		self::assertSame( array( '', true, $id ), array( $this->shown()['status_code'], $this->shown()['secret']['set'], get_option( 'pedal_install' )['id'] ) );
		$this->planned_order();
		$this->tick();
		self::assertCount( 1, $this->platform->deliveries );
	}

	public function test_a_copy_forgets_every_secret_and_becomes_a_shop_of_its_own(): void {
		$this->wake_up_elsewhere();
		$id = get_option( 'pedal_install' )['id'];
		self::assertSame( 200, $this->ask( 'POST', '/setup/site', array( 'choice' => 'copy' ) )['status'] );
		$shown = $this->shown();
		self::assertSame( array( 'unchecked', 'pedal_secret_required', false, false, array() ), array( $shown['status'], $shown['status_code'], $shown['enabled'], $shown['secret']['set'], $shown['webhooks']['events'] ) );
		self::assertNotSame( $id, get_option( 'pedal_install' )['id'] );
		$this->shop->order( 'saved_as_processing' );
		$this->tick();
		self::assertSame( array(), $this->platform->requests, 'Not even the original\'s subscriptions are touched.' );
		self::assertNotSame( array(), $this->platform->webhooks );
	}

	public function test_a_copy_does_not_end_the_calls_to_the_original(): void {
		$this->wake_up_elsewhere();
		$there = $this->platform->webhooks;
		self::assertNotSame( array(), $there );
		self::assertSame( array(), $this->shown()['webhooks']['events'], 'Nobody calls us here.' );
		$this->ask( 'POST', "/connections/{$this->connection}/disconnect" );
		$this->ask( 'DELETE', "/connections/{$this->connection}" );
		self::assertSame( $there, $this->platform->webhooks );
	}

	public function test_at_home_there_is_nothing_to_choose(): void {
		$this->connection = $this->connect();
		$answer           = $this->ask( 'POST', '/setup/site', array( 'choice' => 'copy' ) );
		self::assertSame( array( 409, 'pedal_not_a_copy' ), array( $answer['status'], $answer['data']['code'] ) );
		self::assertTrue( $this->shown()['secret']['set'] );
		self::assertSame( 400, $this->ask( 'POST', '/setup/site', array( 'choice' => 'both' ) )['status'] );
		self::assertSame( 400, $this->ask( 'POST', '/setup/site' )['status'] );
	}
}
