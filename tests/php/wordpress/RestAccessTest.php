<?php
/**
 * Who may call what: every registered route of the namespace, as every role, against this table.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class RestAccessTest extends RestCase {

	private const MANAGE = 'manage_woocommerce';
	private const ORDERS = 'edit_shop_orders';
	private const OPEN   = 'verified by its signature';

	private const TABLE = array(
		'GET /drivers'                      => self::MANAGE,
		'GET /connections'                  => self::MANAGE,
		'POST /connections'                 => self::MANAGE,
		'GET /connections/{id}'             => self::MANAGE,
		'PATCH /connections/{id}'           => self::MANAGE,
		'PUT /connections/{id}'             => self::MANAGE,
		'POST /connections/{id}'            => self::MANAGE,
		'DELETE /connections/{id}'          => self::MANAGE,
		'POST /connections/{id}/check'      => self::MANAGE,
		'POST /connections/{id}/resume'     => self::MANAGE,
		'POST /connections/{id}/disconnect' => self::MANAGE,
		'GET /connections/{id}/slots'       => self::MANAGE,
		'POST /connections/{id}/quote'      => self::MANAGE,
		'GET /deliveries'                   => self::ORDERS,
		'POST /deliveries'                  => self::ORDERS,
		'POST /deliveries/batch'            => self::ORDERS,
		'GET /deliveries/{id}'              => self::ORDERS,
		'POST /deliveries/{id}/retry'       => self::ORDERS,
		'POST /deliveries/{id}/cancel'      => self::ORDERS,
		'POST /deliveries/{id}/look'        => self::ORDERS,
		'POST /deliveries/{id}/dismiss'     => self::ORDERS,
		'POST /deliveries/{id}/booked'      => self::ORDERS,
		'GET /orders/{id}/verdict'          => self::ORDERS,
		'GET /orders/{id}/preview'          => self::ORDERS,
		'GET /statement'                    => self::ORDERS,
		'POST /sweep'                       => self::ORDERS,
		'POST /drain'                       => self::ORDERS,
		'GET /status'                       => self::ORDERS,
		'GET /settings'                     => self::MANAGE,
		'PUT /settings'                     => self::MANAGE,
		'PATCH /settings'                   => self::MANAGE,
		'POST /settings'                    => self::MANAGE,
		'GET /rules'                        => self::MANAGE,
		'PUT /rules'                        => self::MANAGE,
		'PATCH /rules'                      => self::MANAGE,
		'POST /rules'                       => self::MANAGE,
		'POST /rules/simulate'              => self::MANAGE,
		'GET /setup'                        => self::MANAGE,
		'POST /setup/permalinks'            => self::MANAGE,
		'GET /setup/keys'                   => self::MANAGE,
		'POST /setup/keys'                  => self::MANAGE,
		'POST /setup/keys/verify'           => self::MANAGE,
		'DELETE /setup/keys/{id}'           => self::MANAGE,
		'POST /setup/site'                  => self::MANAGE,
		'GET /health'                       => self::MANAGE,
		'POST /hook/{token}'                => self::OPEN,
	);

	private const MAY = array(
		'administrator' => array( self::MANAGE, self::ORDERS ),
		'shop_manager'  => array( self::MANAGE, self::ORDERS ),
		'clerk'         => array( self::ORDERS ),
		'editor'        => array(),
		'subscriber'    => array(),
		'customer'      => array(),
		''              => array(),
	);

	/**
	 * @return array<string, callable> `VERB /path` => permission callback, as WordPress knows them.
	 */
	private static function registered(): array {
		$found = array();
		foreach ( rest_get_server()->get_routes( 'wc-pedal/v1' ) as $pattern => $handlers ) {
			$path = (string) preg_replace( '~\(\?P<(\w+)>.*?\)(?=/|$)~', '{$1}', substr( $pattern, strlen( '/wc-pedal/v1' ) ) );
			foreach ( '' === $path ? array() : $handlers as $handler ) {
				foreach ( array_keys( $handler['methods'] ) as $verb ) {
					$found[ "$verb $path" ] = $handler['permission_callback'];
				}
			}
		}
		return $found;
	}

	public function test_the_table_names_every_route_and_no_other(): void {
		$table = array_keys( self::TABLE );
		$there = array_keys( self::registered() );
		sort( $table );
		sort( $there );
		self::assertSame( $table, $there );
	}

	/**
	 * @return iterable<string, array{string}>
	 */
	public static function roles(): iterable {
		foreach ( array_keys( self::MAY ) as $role ) {
			yield '' === $role ? 'a stranger' : "a $role" => array( $role );
		}
	}

	#[DataProvider( 'roles' )]
	public function test_every_route_as( string $role ): void {
		$this->clerk();
		wp_set_current_user( '' === $role ? 0 : $this->user( $role ) );
		$expected = array();
		$found    = array();
		foreach ( self::registered() as $route => $permission ) {
			$expected[ $route ] = in_array( self::TABLE[ $route ], array( ...self::MAY[ $role ], self::OPEN ), true ) ? 'may' : ( '' === $role ? 401 : 403 );
			$answer             = $permission( new \WP_REST_Request( explode( ' ', $route )[0] ) );
			$found[ $route ]    = true === $answer ? 'may' : $answer->get_error_data()['status'];
		}
		self::assertSame( $expected, $found );
	}

	#[DataProvider( 'roles' )]
	public function test_who_may_not_learns_nothing_and_changes_nothing( string $role ): void {
		$this->clerk();
		$connection = $this->connect();
		$delivery   = (int) $this->row( $this->planned_order()->get_id() )['id'];
		$before     = $this->everything();
		foreach ( self::TABLE as $route => $access ) {
			if ( self::OPEN === $access || in_array( $access, self::MAY[ $role ], true ) ) {
				continue;
			}
			list( $verb, $path ) = explode( ' ', $route );
			$id                  = str_starts_with( $path, '/connections' ) ? $connection : $delivery;
			// Nonsense arguments: the right is asked about first.
			$answer = $this->ask( $verb, str_replace( '{id}', (string) $id, $path ), array( 'nonsense' => array( 1 ) ), '' === $role ? null : $role );
			self::assertSame( '' === $role ? 401 : 403, $answer['status'], $route );
			self::assertSame( 'rest_forbidden', $answer['data']['code'] );
		}
		self::assertSame( $before, $this->everything() );
	}

	/**
	 * @return array<string, mixed>
	 */
	private function everything(): array {
		global $wpdb;
		return array(
			'rows'        => $this->rows(),
			'journal'     => $this->journal(),
			'connections' => $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}pedal_connections", ARRAY_A ),
			'settings'    => get_option( 'pedal_settings' ),
			'calls'       => $this->platform->requests,
		);
	}
}
