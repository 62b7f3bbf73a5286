<?php
/**
 * Traces of the API that WooCommerce 9 removed: webhooks that ask for its payload, and programs that still call it.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Clock;
use Pedal\Core\Fields;
use Pedal\Core\Window;
use Pedal\Storage\ApiKeys;
use Pedal\Storage\Memory;

final class LegacyApi {

	private const SEEN         = 'legacy_api_seen';
	private const SEEN_SECONDS = 30 * 86400;
	private const NOTE_EVERY   = 3600;

	public function __construct(
		private readonly ApiKeys $keys,
		private readonly Memory $memory,
		private readonly Clock $clock,
	) {}

	/**
	 * On `parse_request`, before WooCommerce refuses. Payment callbacks (`/wc-api/<name>/`) are no part of the old API.
	 */
	public function watch( mixed $wp ): void {
		$version = $wp instanceof \WP ? ( new Fields( $wp->query_vars ) )->text( 'wc-api-version' ) : '';
		if ( '' === $version ) {
			return;
		}
		try {
			if ( $this->clock->now() - $this->memory->number( self::SEEN ) >= self::NOTE_EVERY ) {
				$this->memory->keep( self::SEEN, $this->clock->now(), self::SEEN_SECONDS );
			}
		} catch ( \Throwable ) {
			return;
		}
	}

	/**
	 * @return array{webhooks:int,last_call_at:?string,extension:bool}
	 */
	public function found(): array {
		$seen = $this->memory->number( self::SEEN );
		return array(
			'webhooks'     => $this->keys->legacy_webhooks(),
			'last_call_at' => $seen > 0 ? Window::iso( $seen ) : null,
			'extension'    => class_exists( 'WC_Legacy_REST_API_Plugin', false ),
		);
	}

	/**
	 * Something uses it and nothing serves it.
	 */
	public function is_missed(): bool {
		$found = $this->found();
		return ! $found['extension'] && ( $found['webhooks'] > 0 || null !== $found['last_call_at'] );
	}
}
