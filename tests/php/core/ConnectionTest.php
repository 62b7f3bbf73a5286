<?php
/**
 * When a connection may be used, and whose clock its windows follow.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Connection;
use PHPUnit\Framework\TestCase;

final class ConnectionTest extends TestCase {

	/**
	 * @param array<string, mixed> $changes
	 */
	private static function connection( array $changes ): Connection {
		return Given::connection()->with( $changes );
	}

	public function test_it_sends_when_it_is_switched_on_and_ready(): void {
		self::assertTrue( self::connection( array( 'enabled' => true, 'status' => 'ready' ) )->may_send() );
		self::assertFalse( self::connection( array( 'enabled' => false, 'status' => 'ready' ) )->may_send() );
		self::assertFalse( self::connection( array( 'enabled' => true, 'status' => 'paused' ) )->may_send() );
		self::assertFalse( self::connection( array( 'enabled' => true, 'status' => 'unchecked' ) )->may_send() );
	}

	public function test_its_zone_is_the_store_s_or_none(): void {
		self::assertSame( 'Europe/Paris', self::connection( array( 'store' => array( 'timezone' => 'Europe/Paris' ) ) )->timezone() );
		foreach ( array( null, array(), array( 'timezone' => '' ), array( 'timezone' => 7 ) ) as $store ) {
			self::assertSame( 'UTC', self::connection( array( 'store' => $store ) )->timezone() );
		}
	}
}
