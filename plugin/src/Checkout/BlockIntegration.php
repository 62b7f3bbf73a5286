<?php
/**
 * The checkout block's inner block "Delivery time": its scripts, and what they need to know of the shop.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

use Automattic\WooCommerce\Blocks\Integrations\IntegrationInterface;

final class BlockIntegration implements IntegrationInterface {

	private const BUILD  = 'build/blocks/delivery-slot/';
	private const HANDLE = 'pedal-delivery-slot-';

	public function __construct( private readonly Words $words ) {}

	/**
	 * On `woocommerce_blocks_checkout_block_registration`.
	 *
	 * @param \Automattic\WooCommerce\Blocks\Integrations\IntegrationRegistry $registry
	 */
	public function register( $registry ): void {
		if ( is_readable( $this->path( 'checkout.asset.php' ) ) ) {
			$registry->register( $this );
		}
	}

	public function get_name() {
		return StoreApi::EXTENSION;
	}

	public function initialize(): void {
		foreach ( array( 'checkout', 'editor' ) as $script ) {
			$asset = require $this->path( "$script.asset.php" );
			$url   = plugins_url( self::BUILD . "$script.js", PEDAL_FILE );
			wp_register_script( self::HANDLE . $script, '' === $url ? false : $url, $asset['dependencies'], $asset['version'], array( 'in_footer' => true ) );
			wp_set_script_translations( self::HANDLE . $script, 'pedal-bridge', dirname( PEDAL_FILE ) . '/languages' );
		}
	}

	public function get_script_handles() {
		return array( self::HANDLE . 'checkout' );
	}

	public function get_editor_script_handles() {
		return array( self::HANDLE . 'checkout', self::HANDLE . 'editor' );
	}

	/**
	 * @return array{nothingChosen:string}
	 */
	public function get_script_data() {
		return array( 'nothingChosen' => $this->words->nothing_chosen( false ) );
	}

	private function path( string $file ): string {
		return dirname( PEDAL_FILE ) . '/' . self::BUILD . $file;
	}
}
