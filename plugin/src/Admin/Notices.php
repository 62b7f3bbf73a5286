<?php
/**
 * What must be said outside the desk: the outcome of a bulk action, and orders that cannot go on by themselves.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Core\Clock;
use Pedal\Forwarding\Sentences;
use Pedal\Storage\Backlog;

final class Notices {

	/**
	 * As the amber line of the desk: something has been due for longer than this.
	 */
	private const OVERDUE_SECONDS = 600;

	public function __construct(
		private readonly Standstill $standstill,
		private readonly Backlog $backlog,
		private readonly Sentences $sentences,
		private readonly Clock $clock,
	) {}

	/**
	 * On `admin_notices`: only where orders are looked after, never a nag elsewhere.
	 */
	public function show(): void {
		if ( ! current_user_can( Page::CAPABILITY ) ) {
			return;
		}
		$this->incomplete();
		if ( ! OrderScreen::is_current() ) {
			return;
		}
		$this->outcome();
		try {
			$this->standstill();
		} catch ( \Throwable ) {
			// The list of orders matters more than our sentence about it; Health says what is wrong with the tables.
			return;
		}
	}

	/**
	 * Where plugins are looked after: a copy from the repository has no built screens. Orders go on all the same.
	 */
	private function incomplete(): void {
		if ( 'plugins' === get_current_screen()?->id && ! Assets::are_built() ) {
			$this->say( 'error', array( Assets::missing() ) );
		}
	}

	private function standstill(): void {
		$reason = $this->standstill->reason();
		if ( null !== $reason ) {
			$this->say( 'error', array( $reason['message'], $reason['hint'] ), __( 'Go to Deliveries', 'pedal-bridge' ) );
		} elseif ( $this->backlog->oldest_due_seconds( $this->clock->now() ) > self::OVERDUE_SECONDS ) {
			$this->say( 'warning', array( __( 'Deliveries are overdue: the shop\'s background clock seems to stand still.', 'pedal-bridge' ) ), __( 'Send what is waiting now', 'pedal-bridge' ) );
		}
	}

	/**
	 * Of BulkActions::run(), which left it in the address.
	 */
	private function outcome(): void {
		// phpcs:disable WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- count() makes a number of anything; nothing is done.
		$done   = $this->count( wp_unslash( $_GET['pedal_done'] ?? 0 ) );
		$failed = array_map( $this->count( ... ), (array) wp_unslash( $_GET['pedal_failed'] ?? array() ) );
		// phpcs:enable
		if ( $done > 0 ) {
			/* translators: %s: number of orders. */
			$this->say( 'success', array( sprintf( _n( '%s delivery: done, the rest happens by itself.', '%s deliveries: done, the rest happens by itself.', $done, 'pedal-bridge' ), number_format_i18n( $done ) ) ) );
		}
		foreach ( $failed as $code => $count ) {
			$code = sanitize_key( (string) $code );
			/* translators: 1: number of orders, 2: reason. */
			$sentence = sprintf( _n( '%1$s order was left as it is: %2$s', '%1$s orders were left as they are: %2$s', $count, 'pedal-bridge' ), number_format_i18n( $count ), $this->sentences->of( $code ) );
			$this->say( 'warning', array( $sentence, $this->sentences->hint( $code ) ) );
		}
	}

	private function count( mixed $given ): int {
		return is_scalar( $given ) ? absint( $given ) : 0;
	}

	/**
	 * @param list<string> $sentences
	 */
	private function say( string $kind, array $sentences, string $link = '' ): void {
		$way = '' === $link ? '' : sprintf( ' <a href="%s">%s</a>', esc_url( Page::url() ), esc_html( $link ) );
		printf( '<div class="notice notice-%s is-dismissible"><p>%s%s</p></div>', esc_attr( $kind ), esc_html( implode( ' ', array_diff( $sentences, array( '' ) ) ) ), wp_kses_post( $way ) );
	}
}
