<?php
/**
 * WooCommerce → Deliveries: the merchant's desk, one page whose screens live in its `tab`.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Storage\Tally;

final class Page {

	public const SLUG       = 'wc-pedal';
	public const CAPABILITY = 'edit_shop_orders';

	/**
	 * Right under WooCommerce's own Orders.
	 */
	private const POSITION = 2;

	public function __construct(
		private readonly Tally $tally,
		private readonly Assets $assets,
	) {}

	/**
	 * On `admin_menu`.
	 */
	public function add_to_menu(): void {
		$title = __( 'Deliveries', 'pedal-bridge' );
		$hook  = add_submenu_page( 'woocommerce', $title, $title . $this->badge(), self::CAPABILITY, self::SLUG, $this->render( ... ), self::POSITION );
		if ( is_string( $hook ) ) {
			$this->assets->belong_to( $hook );
		}
	}

	/**
	 * @param array<string,string|int> $arguments
	 */
	public static function url( array $arguments = array() ): string {
		return add_query_arg( array( 'page' => self::SLUG ) + $arguments, admin_url( 'admin.php' ) );
	}

	/**
	 * The first paint is a skeleton made here, so that the page never stands empty while its scripts load.
	 */
	private function render(): void {
		echo '<div class="wrap pedal"><h1 class="wp-heading-inline">' . esc_html__( 'Deliveries', 'pedal-bridge' ) . '</h1><hr class="wp-header-end">';
		if ( ! Assets::are_built() ) {
			echo '<div class="notice notice-error inline"><p>' . esc_html( Assets::missing() ) . '</p></div></div>';
			return;
		}
		echo '<div id="pedal-page"><div class="pedal-skeleton" aria-hidden="true"><span></span><span></span><span></span><span></span><span></span></div>';
		echo '<noscript><p>' . esc_html__( 'This page needs JavaScript. Switch it on in your browser and reload.', 'pedal-bridge' ) . '</p></noscript></div></div>';
	}

	/**
	 * How many deliveries need a person.
	 */
	private function badge(): string {
		try {
			$count = current_user_can( self::CAPABILITY ) ? $this->tally->needing_a_person() : 0;
		} catch ( \Throwable ) {
			return '';
		}
		if ( 0 === $count ) {
			return '';
		}
		/* translators: %s: number of deliveries. */
		$words = sprintf( _n( '%s delivery needs you', '%s deliveries need you', $count, 'pedal-bridge' ), number_format_i18n( $count ) );
		return sprintf(
			' <span class="awaiting-mod count-%1$d"><span aria-hidden="true">%2$s</span><span class="screen-reader-text">%3$s</span></span>',
			$count,
			esc_html( number_format_i18n( $count ) ),
			esc_html( $words )
		);
	}
}
