<?php
/**
 * Brings the built script and style to the Deliveries page and to the order screens, with what they need to know at once.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

final class Assets {

	private const HANDLE = 'pedal-admin';

	private const BUILD = '/build/admin.asset.php';

	private string $page = '';

	public function __construct( private readonly Boot $boot ) {}

	/**
	 * The hook suffix WordPress gave our page.
	 */
	public function belong_to( string $page ): void {
		$this->page = $page;
	}

	public static function are_built(): bool {
		return is_readable( dirname( PEDAL_FILE ) . self::BUILD );
	}

	public static function missing(): string {
		return __( 'Pedal has no screens: its folder "build" is missing. Install the plugin from its zip file; in a checkout, run "npm run build". Orders are sent meanwhile.', 'pedal-bridge' );
	}

	/**
	 * On `admin_enqueue_scripts`, after WooCommerce registered its components.
	 */
	public function enqueue( string $hook_suffix ): void {
		$is_page = '' !== $this->page && $hook_suffix === $this->page;
		if ( ! current_user_can( Page::CAPABILITY ) || ( ! $is_page && ! OrderScreen::is_current() ) ) {
			return;
		}
		if ( ! self::are_built() ) {
			return;
		}
		$asset = require dirname( PEDAL_FILE ) . self::BUILD;
		wp_enqueue_style( self::HANDLE, plugins_url( 'build/admin.css', PEDAL_FILE ), $this->styles(), $asset['version'] );
		if ( OrderScreen::is_list() ) {
			return;
		}
		wp_enqueue_script( self::HANDLE, plugins_url( 'build/admin.js', PEDAL_FILE ), $asset['dependencies'], $asset['version'], array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'pedal-bridge', dirname( PEDAL_FILE ) . '/languages' );
		$data = $is_page ? $this->boot->of_page() : $this->boot->of_order();
		wp_add_inline_script( self::HANDLE, 'window.pedalAdmin = ' . wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
		if ( $is_page ) {
			$this->bring_qr_codes();
			$this->preload();
		}
	}

	/**
	 * WooCommerce registers its script for them on every screen; the guide draws a new key's with it.
	 */
	private function bring_qr_codes(): void {
		if ( wp_script_is( 'qrcode', 'registered' ) && current_user_can( 'manage_woocommerce' ) ) {
			wp_enqueue_script( 'qrcode' );
		}
	}

	/**
	 * The answers the first screen asks for travel with the page: no round trip before the first row is seen.
	 */
	private function preload(): void {
		$paths = $this->boot->first_calls();
		if ( array() === $paths ) {
			return;
		}
		$answers = array_reduce( $paths, 'rest_preload_api_request', array() );
		wp_add_inline_script(
			'wp-api-fetch',
			sprintf( 'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( %s ) );', wp_json_encode( $answers, JSON_HEX_TAG | JSON_HEX_AMP ) ),
			'after'
		);
	}

	/**
	 * @return list<string>
	 */
	private function styles(): array {
		return array_values( array_filter( array( 'wp-components', 'wc-components' ), static fn( string $handle ): bool => wp_style_is( $handle, 'registered' ) ) );
	}
}
