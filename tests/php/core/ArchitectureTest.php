<?php
/**
 * The arrows of the house hold; and each rule is shown a small sin first, to prove that it can fail.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Tests\Architecture\Arrows;
use Pedal\Tests\Architecture\ConstantTime;
use Pedal\Tests\Architecture\Doors;
use Pedal\Tests\Architecture\PhpSource;
use Pedal\Tests\Architecture\Purity;
use Pedal\Tests\Architecture\TypeScriptImports;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class ArchitectureTest extends TestCase {

	/**
	 * @return array<string, array{callable(PhpSource): list<string>}>
	 */
	public static function rules(): array {
		return array(
			'rooms know only what lies below them'       => array( Arrows::violations( ... ) ),
			'drivers are known to their list only'       => array( Arrows::drivers_known_elsewhere( ... ) ),
			'Core is pure'                               => array( Purity::violations( ... ) ),
			'every door has its one keeper'              => array( Doors::calls( ... ) ),
			'no hook beside the list'                    => array( Doors::hooks_beside_the_list( ... ) ),
			'the database belongs to Storage'            => array( Doors::database( ... ) ),
			'orders are written in Storage'              => array( Doors::order_writes( ... ) ),
			'only Clocks knows Action Scheduler'          => array( Doors::background_classes( ... ) ),
			'sync and stage change in Core/Delivery only' => array( Doors::states( ... ) ),
			'edges read rows and never move them'        => array( Arrows::rows_moved_at_an_edge( ... ) ),
			'every file declares strict types'           => array( Doors::loose_types( ... ) ),
			'signatures are compared in constant time'   => array( ConstantTime::violations( ... ) ),
		);
	}

	/**
	 * @param callable(PhpSource): list<string> $rule
	 */
	#[DataProvider( 'rules' )]
	public function test_the_plugin_keeps_the_rule( callable $rule ): void {
		$sources = PhpSource::of_plugin();
		self::assertNotEmpty( $sources );
		self::assertSame( array(), array_merge( ...array_map( $rule, $sources ) ) );
	}

	public function test_typescript_keeps_the_rules(): void {
		$found = array();
		foreach ( TypeScriptImports::files() as $path => $code ) {
			$found = array_merge( $found, TypeScriptImports::violations( $path, $code ) );
		}
		self::assertSame( array(), $found );
	}

	/**
	 * @return iterable<string, array{callable(PhpSource): list<string>, string, string}>
	 */
	public static function sins(): iterable {
		$arrows = Arrows::violations( ... );
		yield 'Core knows Storage' => array( $arrows, 'src/Core/A.php', 'namespace Pedal\Core; use Pedal\Storage\Orders;' );
		yield 'Platform knows Storage' => array( $arrows, 'src/Platform/A.php', 'namespace Pedal\Platform; new \Pedal\Storage\Journal();' );
		yield 'Storage knows Platform' => array( $arrows, 'src/Storage/A.php', 'namespace Pedal\Storage; function a( \Pedal\Platform\Platform $p ) {}' );
		yield 'Storage knows Forwarding' => array( $arrows, 'src/Storage/A.php', 'namespace Pedal\Storage; use Pedal\Forwarding\Runner;' );
		yield 'Forwarding knows Rest' => array( $arrows, 'src/Forwarding/A.php', 'namespace Pedal\Forwarding; use Pedal\Rest\Router;' );
		yield 'Rest knows Admin' => array( $arrows, 'src/Rest/A.php', 'namespace Pedal\Rest; echo \Pedal\Admin\Assets::class;' );
		yield 'Admin knows wiring' => array( $arrows, 'src/Admin/A.php', 'namespace Pedal\Admin; use Pedal\Plugin;' );
		yield 'wiring knows Plugin' => array( $arrows, 'src/wiring/a.php', 'use Pedal\Plugin; new Plugin();' );

		$drivers = Arrows::drivers_known_elsewhere( ... );
		yield 'Forwarding knows CoopCycle' => array( $drivers, 'src/Forwarding/A.php', 'namespace Pedal\Forwarding; use Pedal\Platform\CoopCycle\Driver;' );
		yield 'one driver knows another' => array( $drivers, 'src/Platform/Webhook/A.php', 'namespace Pedal\Platform\Webhook; use Pedal\Platform\CoopCycle\Driver;' );

		$edges = Arrows::rows_moved_at_an_edge( ... );
		yield 'an edge that knows how a row moves' => array( $edges, 'src/Admin/A.php', 'namespace Pedal\Admin; use Pedal\Core\Delivery; function a( Delivery $row ) {}' );
		yield 'an edge that writes a row' => array( $edges, 'src/Rest/A.php', 'namespace Pedal\Rest; $this->deliveries->save( $a, $b );' );

		$pure = Purity::violations( ... );
		foreach (
			array(
				'a WordPress function'      => '$x = esc_html( $y );',
				'a translation'             => '$x = \__( "a", "pedal-bridge" );',
				'the time'                  => '$x = \time();',
				'a file'                    => '$x = file_get_contents( "a" );',
				'a global'                  => 'function a() { global $wp; }',
				'a superglobal'             => '$x = $_SERVER["HOST"];',
				'a clock in a date'         => '$x = new \DateTimeImmutable();',
				'a clock in a date of words' => '$x = new \DateTime( "now" );',
				'an order'                  => 'function a( \WC_Order $order ) {}',
				'a database'                => 'function a() { return $wpdb; }',
			) as $name => $code
		) {
			yield "Core uses $name" => array( $pure, 'src/Core/A.php', "namespace Pedal\Core; $code" );
		}

		$doors = Doors::calls( ... );
		foreach (
			array(
				'src/Rest/A.php'           => 'add_action( "init", "a" );',
				'src/Admin/A.php'          => 'register_rest_route( "a", "b" );',
				'src/Forwarding/A.php'     => 'get_option( "a" );',
				'src/Checkout/A.php'       => 'set_transient( "a", 1 );',
				'src/Rest/B.php'           => '$order = \wc_get_order( 1 );',
				'src/Health/A.php'         => 'wp_remote_get( "https://a" );',
				'src/Platform/A.php'       => 'wp_safe_remote_post( "https://a" );',
				'src/Cli/A.php'            => 'as_enqueue_async_action( "a" );',
				'src/Storage/A.php'        => 'as_schedule_recurring_action( 1, 60, "a" );',
				'src/Core/A.php'           => 'curl_exec( $c );',
				'src/Storage/B.php'        => 'maybe_unserialize( $meta );',
				'src/Admin/B.php'          => 'dbDelta( "a" );',
			) as $path => $code
		) {
			yield "$path: $code" => array( $doors, $path, $code );
		}

		yield 'a hook written out in Plugin' => array( Doors::hooks_beside_the_list( ... ), 'src/Plugin.php', 'add_action( "init", $a );' );
		yield 'a global database' => array( Doors::database( ... ), 'src/Rest/A.php', 'global $wpdb;' );
		yield 'an injected database' => array( Doors::database( ... ), 'src/Health/A.php', 'function a( \wpdb $db ) {}' );
		yield 'a query' => array( Doors::database( ... ), 'src/Admin/A.php', '$a->rows( "SELECT id FROM x" );' );
		yield 'a query with a table in it' => array( Doors::database( ... ), 'src/Admin/A.php', '$a->rows( "UPDATE {$b->table} SET a = 1" );' );
		yield 'an order note' => array( Doors::order_writes( ... ), 'src/Forwarding/A.php', '$order->add_order_note( "a" );' );
		yield 'an order status' => array( Doors::order_writes( ... ), 'src/Rest/A.php', '$order?->update_status( "completed" );' );
		yield 'a scheduler class' => array( Doors::background_classes( ... ), 'src/Health/A.php', 'echo \ActionScheduler::store();' );
		yield 'a state in SQL' => array( Doors::states( ... ), 'src/Storage/Journal.php', '$a = "UPDATE x SET due_at = 1, sync = \'pending\' WHERE id = 1";' );
		yield 'a state in an array' => array( Doors::states( ... ), 'src/Forwarding/A.php', '$a = array( "sync" => SyncState::Pending );' );
		yield 'loose types' => array( Doors::loose_types( ... ), 'src/Rest/A.php', 'echo 1;' );

		$time = ConstantTime::violations( ... );
		yield 'a signature that is identical' => array( $time, 'src/Platform/A.php', 'return hash_hmac( "sha256", $a, $b ) === $c;' );
		yield 'a signature that was kept first' => array( $time, 'src/Platform/A.php', '$a = base64_encode( hash_hmac( "sha256", $b, $c ) ); return $d == $a;' );
		yield 'a signature that strcmp knows' => array( $time, 'src/Platform/A.php', 'return 0 === strcmp( hash_hmac( "sha256", $a, $b ), $c );' );
	}

	/**
	 * @param callable(PhpSource): list<string> $rule
	 */
	#[DataProvider( 'sins' )]
	public function test_the_rule_finds_the_sin( callable $rule, string $path, string $code ): void {
		self::assertNotSame( array(), $rule( PhpSource::of_code( $path, "<?php $code" ) ) );
	}

	/**
	 * @return iterable<string, array{callable(PhpSource): list<string>, string, string}>
	 */
	public static function virtues(): iterable {
		yield 'Rest knows Forwarding' => array( Arrows::violations( ... ), 'src/Rest/A.php', 'namespace Pedal\Rest; use Pedal\Forwarding\Runner; use Pedal\Core\DeliveryRow; new Router();' );
		yield 'an edge reads a row' => array( Arrows::rows_moved_at_an_edge( ... ), 'src/Rest/A.php', 'namespace Pedal\Rest; use Pedal\Core\DeliveryRow; function a( DeliveryRow $row ) { return $this->deliveries->find( 1 ); }' );
		yield 'Core computes' => array( Purity::violations( ... ), 'src/Core/A.php', 'namespace Pedal\Core; $a = \gmdate( "c", $b ) . mb_substr( "x", 0, 1 ) . ( new \DateTimeImmutable( "@$b" ) )->format( "c" ); throw new \LogicException( hash( "sha256", "a" ) );' );
		yield 'Storage reads orders' => array( Doors::calls( ... ), 'src/Storage/Orders.php', 'wc_get_order( get_option( "a" ) );' );
		yield 'an answer is read' => array( Doors::calls( ... ), 'src/Platform/A.php', 'wp_remote_retrieve_body( $a );' );
		yield 'a sentence about selecting' => array( Doors::database( ... ), 'src/Rest/A.php', '__( "Select a window from the list", "pedal-bridge" );' );
		yield 'Storage is asked to write an order' => array( Doors::order_writes( ... ), 'src/Forwarding/A.php', '$this->orders->set_status( $order, "completed" );' );
		yield 'a signature in constant time' => array( ConstantTime::violations( ... ), 'src/Platform/A.php', '$a = hash_equals( hash_hmac( "sha256", $b, $c ), $d ) || $a; return true === $a && "" !== $c;' );
		yield 'states are compared' => array( Doors::states( ... ), 'src/Storage/Sweep.php', '$a = "UPDATE x SET due_at = 1 WHERE sync = \'pending\'";' );
	}

	/**
	 * @param callable(PhpSource): list<string> $rule
	 */
	#[DataProvider( 'virtues' )]
	public function test_the_rule_lets_the_virtue_pass( callable $rule, string $path, string $code ): void {
		self::assertSame( array(), $rule( PhpSource::of_code( $path, "<?php $code" ) ) );
	}

	public function test_typescript_rules_find_their_sins(): void {
		foreach (
			array(
				array( 'src/admin/a.ts', "import { x } from '../../bin/lab/engine.ts';" ),
				array( 'bin/lab/a.ts', "import x from '../../plugin/build/admin.js';" ),
				array( 'bin/a.ts', "import { x } from '../src/admin/api';" ),
				array( 'src/admin/rules/a.tsx', "import {\n\tx,\n} from '../../blocks/delivery-slot/slot';" ),
				array( 'src/blocks/delivery-slot/a.tsx', "const x = await import( '../../admin/api' );" ),
				array( 'src/contract/a.ts', "export * from '../admin/api';" ),
				array( 'src/admin/deliveries/a.tsx', "import apiFetch from '@wordpress/api-fetch';" ),
				array( 'src/blocks/delivery-slot/b.tsx', "import apiFetch from '@wordpress/api-fetch';" ),
				array( 'src/admin/setup/a.tsx', "import { Stepper } from '@woocommerce/components';" ),
			) as list( $path, $code )
		) {
			self::assertCount( 1, TypeScriptImports::violations( $path, $code ), "$path: $code" );
		}
		self::assertSame( array(), TypeScriptImports::violations( 'src/admin/api.ts', "// import x from '../blocks/a';\nimport apiFetch from '@wordpress/api-fetch';\nimport type { A } from '../contract/rest';" ) );
		self::assertSame( array(), TypeScriptImports::violations( 'src/admin/ui/table.tsx', "export { TableCard } from '@woocommerce/components';" ) );
	}
}
