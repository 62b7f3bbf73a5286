<?php
/**
 * What a request cost, written down when all its shutdown work is done: time, queries, calls to outside; and what of it the visitor waits for
 * where the server can let the answer out before that work, as PHP-FPM and LiteSpeed do.
 */

declare( strict_types=1 );

( static function (): void {
	$name = $_SERVER['HTTP_X_BENCH_SAMPLE'] ?? '';
	if ( '' === $name ) {
		return;
	}
	$calls = 0;
	add_filter(
		'pre_http_request',
		static function ( $answer ) use ( &$calls ) {
			++$calls;
			return $answer;
		},
		PHP_INT_MIN
	);
	$cost = static function () use ( &$calls ): array {
		global $wpdb;
		return array(
			'ms'      => 1000 * ( microtime( true ) - (float) $_SERVER['REQUEST_TIME_FLOAT'] ),
			'queries' => $wpdb->num_queries,
			'calls'   => $calls,
		);
	};
	// Pedal's own place in the queue of shutdown work: without it, the same moment of the request.
	$GLOBALS['pedal_bench_answered'] = null;
	$GLOBALS['pedal_bench_answer']   = static function () use ( $cost ): void {
		$GLOBALS['pedal_bench_answered'] ??= $cost();
	};
	add_action( 'shutdown', $GLOBALS['pedal_bench_answer'], 5 );
	add_action(
		'shutdown',
		static function () use ( $name, $cost ): void {
			$sample = $cost() + array(
				'name'     => $name,
				'answered' => $GLOBALS['pedal_bench_answered'],
			);
			file_put_contents( WP_CONTENT_DIR . '/lab/samples.jsonl', wp_json_encode( $sample ) . "\n", FILE_APPEND );
		},
		PHP_INT_MAX
	);
} )();

if ( '' !== ( $_SERVER['HTTP_X_BENCH_EARLY'] ?? '' ) && ! function_exists( 'fastcgi_finish_request' ) ) {
	/**
	 * Stands in for PHP-FPM's: it notes the moment. Nothing is let out, so it says no, and nobody works on as if it were.
	 */
	function fastcgi_finish_request(): bool {
		( $GLOBALS['pedal_bench_answer'] ?? static fn() => null )();
		return false;
	}
}
