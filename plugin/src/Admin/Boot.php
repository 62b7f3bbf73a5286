<?php
/**
 * What the screens know before they ask: who looks, where they are, and what stands in the way. No secret, nothing about a customer.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Platform\UrlPolicy;

final class Boot {

	public function __construct(
		private readonly Standstill $standstill,
		private readonly Progress $progress,
		private readonly Vocabulary $vocabulary,
	) {}

	/**
	 * @return array<string,mixed> As src/admin/boot.ts reads it.
	 */
	public function of_page(): array {
		return $this->of_order() + array(
			'setupDone'   => $this->setup_is_done(),
			'needsYou'    => $this->progress->needs_you(),
			'user'        => array(
				'id'   => get_current_user_id(),
				'name' => wp_get_current_user()->display_name,
			),
			'restKeysUrl' => admin_url( 'admin.php?page=wc-settings&tab=advanced&section=keys' ),
			'shippingUrl' => admin_url( 'admin.php?page=wc-settings&tab=shipping' ),
		);
	}

	/**
	 * The part that an order's own screen needs.
	 *
	 * @return array<string,mixed>
	 */
	public function of_order(): array {
		return array(
			'buildUrl'   => plugins_url( 'build/', PEDAL_FILE ),
			'pageUrl'    => Page::url(),
			'orderUrl'   => Links::order( '%d' ),
			'timezone'   => wp_timezone_string(),
			'homeUrl'    => home_url( '/' ),
			'version'    => PEDAL_VERSION,
			'may'        => array(
				'manage'     => current_user_can( 'manage_woocommerce' ),
				'permalinks' => current_user_can( 'manage_options' ),
			),
			'loopback'   => UrlPolicy::loopback_allowed(),
			'standstill' => $this->standstill->reason(),
			'vocabulary' => $this->vocabulary->of_shop(),
		);
	}

	/**
	 * Only what the screen that opens will ask for.
	 *
	 * @return list<string>
	 */
	public function first_calls(): array {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only looks which tab opens.
		$tab = is_string( $_GET['tab'] ?? null ) ? sanitize_key( $_GET['tab'] ) : '';
		return 'board' === $tab || ( '' === $tab && $this->setup_is_done() ) ? $this->progress->board_calls() : array();
	}

	private function setup_is_done(): bool {
		return $this->progress->setup_is_done( $this->vocabulary->zones() );
	}
}
