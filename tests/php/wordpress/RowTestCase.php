<?php
/**
 * A row of the acceptance table as a test: its method is named after the row (`test_A01_…`), and says `one delivery`, `none` or `attention` as the table does.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Plugin;
use Pedal\Services;
use Pedal\Storage\Connections;

abstract class RowTestCase extends TestCase {

	protected const POST = 'POST /api/deliveries';

	private bool $replaced = false;

	/**
	 * @template T of object
	 * @param class-string<T> $name
	 * @return T
	 */
	protected static function service( string $name ): object {
		return Plugin::services()->get( $name );
	}

	protected function connection( int $id ): Connection {
		return self::service( Connections::class )->find( $id ) ?? throw new \LogicException( "Connection $id is gone." );
	}

	/**
	 * A paid order with the first window that is offered, by way of an import.
	 */
	protected function paid( string ...$shopper ): \WC_Order {
		return $this->shop->order( 'saved_as_processing', $this->shopper( ...$shopper ) );
	}

	protected function shopper( string ...$changes ): Shopper {
		return ( new Shopper() )->with( ...$changes + array( 'slot' => $this->platform->choices[1] ?? '' ) );
	}

	/**
	 * The row's own number on MariaDB. SQLite has every statement translated by PHP, which is what a ring on it spends its minutes with.
	 */
	protected static function number( int $number, int $on_sqlite ): int {
		return self::is_sqlite() ? $on_sqlite : $number;
	}

	protected static function is_sqlite(): bool {
		return defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE;
	}

	/**
	 * For what is left of the test some objects are others, e.g. a resolver that answers what the test says.
	 *
	 * @param array<class-string, callable(Services):object> $others
	 */
	protected function replace_services( array $others ): void {
		$this->replaced = true;
		self::services_property()->setValue( null, new Services( $others + require WP_PLUGIN_DIR . '/pedal-bridge/src/wiring/services.php' ) );
	}

	private static function services_property(): \ReflectionProperty {
		return new \ReflectionProperty( Plugin::class, 'services' );
	}

	protected function tearDown(): void {
		parent::tearDown();
		if ( $this->replaced ) {
			self::services_property()->setValue( null, null );
		}
	}

	/**
	 * Passes, and enough time between them for every wait of the engine, until nothing is in doubt or due any more.
	 */
	protected function drain( int $passes = 40, int $seconds = 30 ): void {
		for ( $pass = 0; $pass < $passes; $pass++ ) {
			$this->tick();
			$open = array_filter( $this->rows(), static fn( array $row ): bool => in_array( $row['sync'], array( 'pending', 'unknown', 'in_flight' ), true ) );
			if ( array() === $open ) {
				return;
			}
			$this->pass_time( $seconds );
		}
		self::fail( 'Still open after ' . $passes * $seconds . ' s: ' . wp_json_encode( array_map( static fn( array $row ): array => array_intersect_key( $row, array_flip( array( 'order_id', 'sync', 'code', 'detail', 'attempts', 'sends' ) ) ), $open ) ) );
	}

	/**
	 * The table's "1/1".
	 */
	protected function assert_one_delivery( \WC_Order $order, ?int $posts = null ): void {
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'synced', 'present', 'placed' ), array( $row['sync'], $row['desired'], $row['stage'] ), "Code {$row['code']} {$row['detail']}." );
		$active = $this->platform->active_of( (string) $row['marker'] );
		self::assertCount( 1, $active, 'Exactly one active delivery carries the order\'s reference.' );
		self::assertSame( $active[0]['@id'], $row['remote_id'] );
		self::assertCount( 1, $this->booked_notes( $order ), 'One note on the order.' );
		if ( null !== $posts ) {
			self::assertSame( $posts, $this->platform->count( self::POST ) );
		}
	}

	/**
	 * @return list<string>
	 */
	protected function booked_notes( \WC_Order $order ): array {
		return array_values( array_filter( $this->notes( $order->get_id() ), static fn( string $note ): bool => str_contains( $note, 'delivery is booked' ) ) );
	}

	/**
	 * The table's "0/0".
	 */
	protected function assert_none(): void {
		self::assertSame( 0, $this->platform->count( self::POST ), 'No request to create was ever seen.' );
		self::assertSame( array(), $this->platform->active() );
	}

	/**
	 * The table's "attention": the row, a note on the order, one e-mail.
	 */
	protected function assert_attention( \WC_Order $order, string $code ): void {
		$row = $this->row( $order->get_id() );
		self::assertSame( array( 'attention', $code ), array( $row['sync'], $row['code'] ), (string) $row['detail'] );
		self::assertCount( 1, preg_grep( '/needs you/', $this->notes( $order->get_id() ) ), 'One note on the order.' );
		self::assertCount( 1, preg_grep( '/needs you/', array_column( $this->mails, 'subject' ) ), 'One e-mail.' );
	}

	protected function fresh( \WC_Order $order ): \WC_Order {
		$fresh = wc_get_order( $order->get_id() );
		return $fresh instanceof \WC_Order ? $fresh : throw new \LogicException( 'The order is gone.' );
	}

	/**
	 * Statements that were run meanwhile, as wpdb saw them.
	 *
	 * @return list<string>
	 */
	protected function queries_of( callable $work ): array {
		$queries = array();
		$listen  = static function ( string $query ) use ( &$queries ): string {
			$queries[] = $query;
			return $query;
		};
		add_filter( 'query', $listen, PHP_INT_MAX );
		$work();
		remove_filter( 'query', $listen, PHP_INT_MAX );
		return $queries;
	}

	/**
	 * The platform's answer to a field it does not like.
	 *
	 * @return array{int, array<string, mixed>}
	 */
	protected static function violation( string $path, string $message = 'Cette valeur n\'est pas valide.', int $status = 400 ): array {
		return array( $status, array( '@type' => 'ConstraintViolationList', 'violations' => array( array( 'propertyPath' => $path, 'message' => $message ) ) ) );
	}

	protected function now(): int {
		return self::service( Clock::class )->exactly();
	}
}
