<?php
/**
 * Rows H: what shoppers, other plugins and platforms write is text, whatever it looks like.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Admin\OrderColumn;
use Pedal\Forwarding\Alerts;
use Pedal\Storage\Orders;
use PHPUnit\Framework\Attributes\DataProvider;

final class RowHostileTest extends RowTestCase {

	private const MARKUP = '</p><script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">{{7*7}}[products]<?php echo 8; ?>';

	/**
	 * @return array<string, mixed>
	 */
	private static function sprinkled( array $answer ): array {
		array_walk_recursive(
			$answer,
			static function ( mixed &$value, string|int $key ): void {
				if ( is_string( $value ) && in_array( $key, array( 'comments', 'streetAddress', 'contactName', 'telephone' ), true ) ) {
					$value = self::MARKUP;
				}
			}
		);
		return array( 'trackingUrl' => 'javascript:alert(4)//' . self::MARKUP, 'courier' => self::MARKUP, 'name' => self::MARKUP ) + $answer;
	}

	private static function assert_inert( string $html, string $where ): void {
		self::assertDoesNotMatchRegularExpression( '/<(script|img|iframe|svg|\?php)|<[^>]+\son\w+\s*=|(href|src)\s*=\s*["\']?\s*javascript:/i', $html, $where );
	}

	/**
	 * The panel of notes, as WooCommerce draws it on the order's screen.
	 */
	private static function order_screen( \WC_Order $order ): string {
		require_once WC_ABSPATH . 'includes/admin/meta-boxes/class-wc-meta-box-order-notes.php';
		ob_start();
		\WC_Meta_Box_Order_Notes::output( $order );
		self::service( OrderColumn::class )->render( 'pedal', $order );
		return (string) ob_get_clean();
	}

	public function test_H02_markup_in_what_the_platform_says_about_a_delivery(): void {
		$this->connect();
		$order = $this->paid();
		$said  = fn( int $id, int $status ): array => array( $status, self::sprinkled( $this->platform->deliveries[ $id ] ) );
		$this->platform->fail( '^POST /api/deliveries$', fn( array $request ): array => $said( ( new FakeRoutes( $this->platform ) )->make( (array) $request['json'] ), 201 ) );
		$this->drain();
		$this->platform->do_to( 4711, 'carry' );
		$this->platform->fail( '^GET /api/deliveries/4711$', static fn(): array => $said( 4711, 200 ) );
		$this->pass_time( 3600 );
		$this->tick();

		self::assertSame( array( 'synced', 'carried' ), array( $this->row( $order->get_id() )['sync'], $this->row( $order->get_id() )['stage'] ) );
		$this->assert_said_nowhere( $order );
	}

	/**
	 * @return iterable<string, array{array{int, mixed}}>
	 */
	public static function refusals(): iterable {
		yield 'a violation'  => array( self::violation( self::MARKUP, self::MARKUP ) );
		yield 'a description' => array( array( 400, array( '@type' => 'hydra:Error', 'hydra:title' => self::MARKUP, 'hydra:description' => self::MARKUP ) ) );
		yield 'a detail'     => array( array( 422, array( 'title' => self::MARKUP, 'detail' => self::MARKUP ) ) );
		yield 'a page'       => array( array( 400, self::MARKUP, array( 'content-type' => 'text/html' ) ) );
	}

	/**
	 * @param array{int, mixed} $answer
	 */
	#[DataProvider( 'refusals' )]
	public function test_H02_markup_in_why_the_platform_refuses( array $answer ): void {
		$this->connect();
		$order = $this->paid();
		$this->platform->fail( '^POST /api/deliveries$', $answer );
		$this->drain();
		self::assertSame( 'attention', $this->row( $order->get_id() )['sync'] );
		$this->assert_said_nowhere( $order );
	}

	private function assert_said_nowhere( \WC_Order $order ): void {
		foreach ( $this->notes( $order->get_id() ) as $note ) {
			self::assert_inert( $note, 'a note' );
		}
		self::assertNotSame( array(), $this->mails );
		foreach ( $this->mails as $mail ) {
			self::assert_inert( $mail['subject'] . $mail['message'], 'a mail' );
		}
		self::assert_inert( self::order_screen( $this->fresh( $order ) ), 'the order\'s screen' );
		$row    = $this->row( $order->get_id() );
		$answer = $this->rest( 'GET', "/deliveries/{$row['id']}" );
		self::assertSame( 200, $answer['status'] );
		self::assert_inert( (string) wp_json_encode( $answer['data'], JSON_UNESCAPED_SLASHES ), 'the answer' );
		self::assert_inert( (string) wp_json_encode( array( $row, $this->journal() ), JSON_UNESCAPED_SLASHES ), 'what is stored' );
		self::assertStringNotContainsString( 'javascript:', (string) $answer['data']['tracking_url'] );
	}

	/**
	 * What wp_mail() makes of it, up to the wire.
	 *
	 * @return \ArrayObject<int, string>
	 */
	private function mails_on_the_wire(): \ArrayObject {
		global $phpmailer;
		$sent = new \ArrayObject();
		foreach ( array( 'PHPMailer/PHPMailer', 'PHPMailer/SMTP', 'PHPMailer/Exception', 'class-wp-phpmailer' ) as $file ) {
			require_once ABSPATH . WPINC . "/$file.php";
		}
		$phpmailer = new class( $sent ) extends \WP_PHPMailer {
			public function __construct( private readonly \ArrayObject $sent ) {
				parent::__construct( true );
			}
			public function postSend() {
				$this->sent[] = $this->getSentMIMEMessage();
				return true;
			}
		};
		add_filter( 'pre_wp_mail', '__return_null', PHP_INT_MAX );
		add_filter( 'wp_mail_from', static fn(): string => 'shop@example.org' );
		return $sent;
	}

	public function test_H07_names_add_no_recipient_and_no_header_to_a_mail(): void {
		$evil = "Eve\r\nBcc: all@example.org\r\nSubject: Free bread\r\n\r\nHello";
		add_filter( 'woocommerce_order_number', static fn(): string => "7$evil" );
		$connection = $this->connect();
		$this->rest( 'PATCH', "/connections/$connection", array( 'name' => $evil ) );
		global $wpdb;
		$wpdb->update( "{$wpdb->prefix}pedal_connections", array( 'name' => $evil ), array( 'id' => $connection ) );
		$order = $this->paid( first_name: $evil, last_name: $evil, company: $evil );
		$sent  = $this->mails_on_the_wire();
		$this->mails = array();
		do_action( 'pedal_customer_mail', $order->get_id(), 'carried', FakePlatform::URL . "/track\r\nBcc: all@example.org" );
		$this->platform->fail( '^POST /api/deliveries$', self::violation( 'items[1].task', "no\r\nBcc: all@example.org" ) );
		$this->drain();
		self::service( Alerts::class )->connection_paused( $this->connection( $connection ), 'pedal_throttled' );

		self::assertCount( 3, $sent );
		foreach ( $sent as $mail ) {
			list( $head ) = explode( "\r\n\r\n", str_replace( "\n", "\r\n", str_replace( "\r", '', $mail ) ), 2 );
			self::assertSame( 1, preg_match_all( '/^To:/mi', $head ), $head );
			self::assertSame( 1, preg_match_all( '/^Subject:/mi', $head ), $head );
			self::assertDoesNotMatchRegularExpression( '/^(B?Cc|Subject: Free)/mi', $head );
		}
		// Other mailers than WordPress' own take the subject as it is.
		foreach ( $this->mails as $mail ) {
			self::assertDoesNotMatchRegularExpression( '/[\r\n]/', $mail['subject'] . $mail['to'] );
		}
	}

	public function test_H09_nothing_of_an_order_or_a_platform_becomes_an_object(): void {
		$bomb = 'O:' . strlen( Bomb::class ) . ':"' . Bomb::class . '":0:{}';
		self::assertInstanceOf( Bomb::class, unserialize( $bomb ) );
		self::assertSame( 1, Bomb::$woken, 'It would be noticed.' );
		Bomb::$woken = 0;

		$connection = $this->connect( array( 'name' => $bomb ) );
		$order      = $this->paid( first_name: $bomb, last_name: $bomb, company: $bomb, address_2: $bomb, phone: $bomb, note: $bomb );
		foreach ( array( Orders::SLOT, Orders::VERDICT, Orders::TRACKING, 'coopcycle_delivery' ) as $key ) {
			$order->update_meta_data( $key, $bomb );
		}
		$order->save();
		$this->platform->fail( '^POST /api/deliveries$', self::violation( $bomb, $bomb ) );
		$this->drain();
		$row = $this->row( $order->get_id() );
		$this->rest( 'GET', '/deliveries', array( 'search' => $bomb ) );
		$this->rest( 'GET', "/deliveries/{$row['id']}" );
		$this->rest( 'GET', "/orders/{$order->get_id()}/preview" );
		$this->rest( 'GET', "/connections/$connection" );
		$this->rest( 'PUT', '/settings', array( 'alerts' => array( 'email' => $bomb ) ) );
		$this->rest( 'PUT', '/rules', array( 'rules' => array( array( 'id' => 'a', 'name' => $bomb, 'enabled' => true, 'when' => array( array( 'field' => 'postcode', 'op' => 'is', 'value' => $bomb ) ), 'then' => array( 'send' => false ) ) ) ) );
		$this->rest( 'GET', '/rules' );
		self::order_screen( $this->fresh( $order ) );
		wp_cache_flush();
		$this->rest( 'GET', '/rules' );
		$this->rest( 'POST', "/deliveries/{$row['id']}/retry" );
		$this->drain();
		self::assertSame( 0, Bomb::$woken );
	}
}
