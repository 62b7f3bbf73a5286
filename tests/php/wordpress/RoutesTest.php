<?php
/**
 * Every route of ours asks who is calling; only the platform's doorbell is public, and it is in no index.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class RoutesTest extends TestCase {

	private const PUBLIC_ROUTE = '~^/wc-pedal/v1/hook/~';

	/**
	 * @return list<array{string, array<string, mixed>}> Route and one of its handlers.
	 */
	private function handlers(): array {
		$handlers = array();
		foreach ( rest_get_server()->get_routes( 'wc-pedal/v1' ) as $route => $of_route ) {
			foreach ( '/wc-pedal/v1' === $route ? array() : $of_route as $handler ) {
				$handlers[] = array( $route, $handler );
			}
		}
		return $handlers;
	}

	public function test_there_are_routes_and_exactly_one_is_public(): void {
		$routes = array_unique( array_column( $this->handlers(), 0 ) );
		self::assertGreaterThan( 10, count( $routes ) );
		self::assertCount( 1, preg_grep( self::PUBLIC_ROUTE, $routes ) );
	}

	/**
	 * @return array<string, array{?string}>
	 */
	public static function powerless(): array {
		return array( 'a stranger' => array( null ), 'a subscriber' => array( 'subscriber' ), 'a customer' => array( 'customer' ), 'an editor' => array( 'editor' ) );
	}

	#[DataProvider( 'powerless' )]
	public function test_no_route_serves( ?string $role ): void {
		wp_set_current_user( null === $role ? 0 : $this->user( $role ) );
		$served = array();
		foreach ( $this->handlers() as list( $route, $handler ) ) {
			if ( ! preg_match( self::PUBLIC_ROUTE, $route ) ) {
				self::assertIsCallable( $handler['permission_callback'] ?? null, "$route asks nobody." );
				$request = new \WP_REST_Request( (string) array_key_first( $handler['methods'] ), $route );
				$request->set_url_params( array( 'id' => 1 ) );
				if ( true === ( $handler['permission_callback'] )( $request ) ) {
					$served[] = implode( ',', array_keys( $handler['methods'] ) ) . " $route";
				}
			}
		}
		self::assertSame( array(), $served );
	}

	public function test_the_doorbell_is_not_listed(): void {
		$answer = rest_do_request( new \WP_REST_Request( 'GET', '/wc-pedal/v1' ) );
		self::assertSame( array(), preg_grep( self::PUBLIC_ROUTE, array_keys( $answer->get_data()['routes'] ?? array() ) ) );
	}
}
