<?php
/**
 * A test of wc-pedal/v1 that checks every answer it gets against the schema of its route.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Rest\Schema\Reader;
use Pedal\Rest\Schema\Site;

abstract class RestCase extends TestCase {

	/**
	 * As `rest()`, through JSON and back, with the manners of every answer checked.
	 *
	 * @param array<string, mixed> $body
	 * @return array{status:int, data:mixed, headers:array<string,string>}
	 */
	protected function ask( string $method, string $path, array $body = array(), ?string $role = 'administrator' ): array {
		$answer         = $this->rest( $method, $path, $body, $role );
		$answer['data'] = json_decode( (string) wp_json_encode( $answer['data'] ), true );
		self::assertSame( 'private, no-store', $answer['headers']['Cache-Control'] ?? null, "$method $path may be cached." );
		$this->assert_fits( $answer['data'], $answer['status'] < 400 ? self::schema_of( $method, $path ) : Site::problem(), "$method $path" );
		if ( $answer['status'] >= 400 ) {
			self::assertSame( $answer['status'], $answer['data']['data']['status'] );
			self::assertNotSame( '', $answer['data']['message'] );
		}
		return $answer;
	}

	/**
	 * @param array<string, mixed> $schema
	 */
	protected function assert_fits( mixed $data, array $schema, string $what ): void {
		$reader = new Reader();
		$read   = $reader->read( $data, $schema, '' );
		self::assertSame( array(), array_map( static fn( $fault ): string => "{$fault->path}: {$fault->rule} {$fault->limit}", $reader->faults() ), $what );
		self::assertSame( $data, $read, "$what: a value is of another type than its schema says." );
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function schema_of( string $method, string $path ): array {
		foreach ( self::routes() as list( $verbs, $pattern, , , , $answer ) ) {
			if ( in_array( $method, explode( ', ', $verbs ), true ) && 1 === preg_match( '~^' . strtr( $pattern, array( '{id}' => '\d+', '{token}' => '[^/]+' ) ) . '$~', $path ) ) {
				return $answer();
			}
		}
		throw new \LogicException( "No route for $method $path." );
	}

	/**
	 * @return list<array{string, string, string|array{class-string,string}, array{class-string,string}, callable, callable}>
	 */
	protected static function routes(): array {
		return require dirname( __DIR__, 3 ) . '/plugin/src/wiring/routes.php';
	}

	/**
	 * An order in `processing` for our shipping method, already planned.
	 */
	protected function planned_order( Shopper $shopper = new Shopper() ): \WC_Order {
		$order = $this->shop->order( 'saved_as_processing', $shopper );
		self::assertCount( 1, pedal_deliveries( $order->get_id() ) );
		return $order;
	}

	/**
	 * A user who may edit orders and nothing else.
	 */
	protected function clerk(): string {
		add_role( 'clerk', 'Clerk', array( 'read' => true, 'edit_shop_orders' => true, 'edit_others_shop_orders' => true, 'edit_published_shop_orders' => true, 'edit_private_shop_orders' => true ) );
		return 'clerk';
	}
}
