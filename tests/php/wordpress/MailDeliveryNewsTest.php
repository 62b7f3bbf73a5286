<?php
/**
 * The customer's mail "on its way", and the tracking line in WooCommerce's own mails.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class MailDeliveryNewsTest extends TestCase {

	use CheckoutShop;

	public function test_the_customer_hears_once_that_the_order_is_on_its_way(): void {
		$order = $this->carried_order();
		$this->pass_time( 3600 );
		$this->tick();
		$mails = $this->news();

		self::assertCount( 1, $mails );
		self::assertSame( ( new Shopper() )->email, $mails[0]['to'] );
		self::assertStringContainsString( "order #{$order->get_order_number()} is on its way", $mails[0]['subject'] );
		self::assertStringContainsString( FakePlatform::URL . '/fr/pub/d/track4711', $mails[0]['message'] );
		self::assertStringContainsString( 'Hello Léa,', $mails[0]['message'] );
		self::assertStringContainsString( 'Delivery time:', $mails[0]['message'] );
		self::assertSame( 1, substr_count( $mails[0]['message'], '/fr/pub/d/track4711' ), 'The link stands there once.' );
	}

	public function test_a_merchant_switches_it_off(): void {
		update_option( 'woocommerce_pedal_on_its_way_settings', array( 'enabled' => 'no' ) );
		$this->reload_mails();
		$this->carried_order();
		self::assertSame( array(), $this->news() );
	}

	public function test_a_merchant_s_words_are_used_for_this_stage_only(): void {
		update_option( 'woocommerce_pedal_on_its_way_settings', array( 'enabled' => 'yes', 'subject' => 'Bread on wheels #{order_number}', 'heading' => 'Ding!', 'email_type' => 'html' ) );
		$this->reload_mails();
		$order = $this->shop->order( 'rest' );
		do_action( 'pedal_customer_mail', $order->get_id(), 'carried', '' );
		do_action( 'pedal_customer_mail', $order->get_id(), 'failed', '' );

		list( $carried, $failed ) = array_slice( $this->mails, -2 );
		self::assertSame( "Bread on wheels #{$order->get_order_number()}", $carried['subject'] );
		self::assertStringContainsString( 'Ding!', $carried['message'] );
		self::assertStringNotContainsString( 'Follow', $carried['message'] );
		self::assertStringContainsString( 'could not be delivered', $failed['subject'] );
		self::assertStringNotContainsString( 'Ding!', $failed['message'] );
	}

	public function test_as_plain_text(): void {
		update_option( 'woocommerce_pedal_on_its_way_settings', array( 'enabled' => 'yes', 'email_type' => 'plain' ) );
		$this->reload_mails();
		$order = $this->shop->order( 'rest' );
		do_action( 'pedal_customer_mail', $order->get_id(), 'carried', 'https://coop.example/track?a=1&b=2' );
		$mail = end( $this->mails );

		self::assertStringContainsString( 'Follow your delivery: https://coop.example/track?a=1&b=2', html_entity_decode( $mail['message'] ) );
		self::assertStringNotContainsString( '<', $mail['message'] );
	}

	/**
	 * @return array<string,array{int,string,string}>
	 */
	public static function nonsense(): array {
		return array(
			'no such order' => array( 0, 'carried', '' ),
			'no such stage' => array( 1, 'teleported', '' ),
		);
	}

	#[DataProvider( 'nonsense' )]
	public function test_nonsense_sends_nothing( int $known, string $stage, string $url ): void {
		$order = $this->shop->order( 'rest' );
		$sent  = count( $this->mails );
		do_action( 'pedal_customer_mail', 1 === $known ? $order->get_id() : 999999, $stage, $url );
		self::assertCount( $sent, $this->mails );
	}

	public function test_a_name_cannot_add_a_recipient_or_a_header(): void {
		$order = $this->shop->order( 'rest', ( new Shopper() )->with( first_name: "Eve\r\nBcc: all@example.org" ) );
		do_action( 'pedal_customer_mail', $order->get_id(), 'carried', '' );
		$mail = end( $this->mails );

		self::assertSame( ( new Shopper() )->email, $mail['to'] );
		self::assertStringNotContainsString( 'all@example.org', $mail['subject'] . implode( '', (array) $mail['headers'] ) );
	}

	public function test_a_platform_s_script_address_is_no_link(): void {
		$order = $this->shop->order( 'rest' );
		do_action( 'pedal_customer_mail', $order->get_id(), 'carried', 'javascript:alert(1)' );
		self::assertStringNotContainsString( 'javascript', end( $this->mails )['message'] );
	}

	public function test_woocommerce_s_own_mails_carry_the_tracking_link(): void {
		$order       = $this->carried_order();
		$this->mails = array();
		$order       = wc_get_order( $order->get_id() );
		WC()->mailer()->get_emails()['WC_Email_Customer_Completed_Order']->trigger( $order->get_id(), $order );
		self::assertStringContainsString( FakePlatform::URL . '/fr/pub/d/track4711', end( $this->mails )['message'] );
		self::assertStringContainsString( 'Delivery time:', end( $this->mails )['message'] );
	}

	public function test_it_stands_among_woocommerce_s_mails_with_its_settings(): void {
		$mail = WC()->mailer()->get_emails()['pedal_on_its_way'];
		self::assertTrue( $mail->is_customer_email() );
		self::assertArrayHasKey( 'subject', $mail->get_form_fields() );
		self::assertFileExists( $mail->template_base . $mail->template_html );
		self::assertFileExists( $mail->template_base . $mail->template_plain );
	}

	private function carried_order(): \WC_Order {
		$this->open_shop();
		$order = $this->shop->order( 'block_checkout', ( new Shopper() )->with( slot: $this->platform->choices[0] ) );
		$this->tick();
		$this->platform->do_to( 4711, 'carry' );
		$this->pass_time( 3600 );
		$this->tick();
		return $order;
	}

	/**
	 * @return list<array<string,mixed>>
	 */
	private function news(): array {
		return array_values( array_filter( $this->mails, static fn( array $mail ): bool => str_contains( $mail['subject'], 'on its way' ) ) );
	}

	/**
	 * WooCommerce reads a mail's settings when it makes it.
	 */
	private function reload_mails(): void {
		$mails = WC()->mailer();
		$mails->emails['pedal_on_its_way'] = new \Pedal\Mail\DeliveryNews();
	}
}
