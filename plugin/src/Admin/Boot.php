<?php
/**
 * What the screens know before they ask: who looks, where they are, and what stands in the way. No secret, nothing about a customer.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Forwarding\Guard;
use Pedal\Forwarding\Sentences;
use Pedal\Platform\UrlPolicy;
use Pedal\Storage\Connections;
use Pedal\Storage\Install;

final class Boot {

	/**
	 * The board's first page, letter for letter as the board asks for it (src/admin/deliveries/query.ts).
	 */
	private const BOARD = array(
		'/wc-pedal/v1/connections',
		'/wc-pedal/v1/status',
		'/wc-pedal/v1/statement',
		'/wc-pedal/v1/deliveries?sync=attention&per_page=25&page=1',
	);

	public function __construct(
		private readonly Connections $connections,
		private readonly Install $install,
		private readonly Guard $guard,
		private readonly Sentences $sentences,
		private readonly Vocabulary $vocabulary,
	) {}

	/**
	 * @return array<string,mixed>
	 */
	public function of_page(): array {
		return $this->of_order() + array(
			'setupDone'    => $this->setup_is_done(),
			'vocabulary'   => $this->vocabulary->of_shop(),
			'user'         => array(
				'id'   => get_current_user_id(),
				'name' => wp_get_current_user()->display_name,
			),
			'restKeysUrl'  => admin_url( 'admin.php?page=wc-settings&tab=advanced&section=keys' ),
			'shippingUrl'  => admin_url( 'admin.php?page=wc-settings&tab=shipping' ),
			'usersUrl'     => current_user_can( 'list_users' ) ? admin_url( 'users.php' ) : '',
			'pictureOfKey' => plugins_url( 'assets/rest-api-key.svg', PEDAL_FILE ),
		);
	}

	/**
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
			'standstill' => $this->standstill(),
		);
	}

	/**
	 * Why nothing at all is sent at the moment.
	 *
	 * @return array{code:string,message:string,hint:string,from:string,to:string}|null
	 */
	private function standstill(): ?array {
		$code = $this->guard->reason();
		return '' === $code ? null : array(
			'code'    => $code,
			'message' => $this->sentences->of( $code ),
			'hint'    => $this->sentences->hint( $code ),
			'from'    => $this->install->known_home(),
			'to'      => home_url(),
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
		return 'board' === $tab || ( '' === $tab && $this->setup_is_done() ) ? self::BOARD : array();
	}

	/**
	 * A connection that passed its check once, and addresses the platform's calls can find.
	 */
	private function setup_is_done(): bool {
		$checked = array_filter( $this->connections->all(), static fn( $connection ): bool => $connection->last_ok_at > 0 );
		return array() !== $checked;
	}
}
