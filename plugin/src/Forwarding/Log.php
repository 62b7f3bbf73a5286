<?php
/**
 * WooCommerce's log, with context from an allow-list: ids, codes, durations; never personal data or secrets.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class Log {

	private const SOURCE  = 'pedal-bridge';
	private const ALLOWED = array( 'order_id', 'delivery_id', 'connection_id', 'marker', 'code', 'status', 'step', 'ms', 'n' );

	/**
	 * @param array<string,mixed> $context
	 */
	public function info( string $sentence, array $context = array() ): void {
		$this->write( 'info', $sentence, $context );
	}

	/**
	 * Of a failure only its class and place are kept: messages of others may quote what they failed on.
	 *
	 * @param array<string,mixed> $context
	 */
	public function error( string $sentence, \Throwable $failure, array $context = array() ): void {
		$this->write( 'error', $sentence . ' ' . $failure::class . ' at ' . basename( $failure->getFile() ) . ':' . $failure->getLine(), $context );
	}

	/**
	 * @param array<string,mixed> $context
	 */
	private function write( string $level, string $sentence, array $context ): void {
		if ( ! function_exists( 'wc_get_logger' ) ) {
			return;
		}
		$context = array_filter( array_intersect_key( $context, array_flip( self::ALLOWED ) ), 'is_scalar' );
		try {
			wc_get_logger()->log( $level, $sentence . ( array() === $context ? '' : ' ' . wp_json_encode( $context ) ), array( 'source' => self::SOURCE ) );
		} catch ( \Throwable ) {
			return;
		}
	}
}
