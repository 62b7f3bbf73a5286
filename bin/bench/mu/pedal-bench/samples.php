<?php
/**
 * What a request cost, written down when all its shutdown work is done: time, queries, calls to outside, memory.
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
	add_action(
		'shutdown',
		static function () use ( $name, &$calls ): void {
			global $wpdb;
			$sample = array(
				'name'    => $name,
				'ms'      => 1000 * ( microtime( true ) - (float) $_SERVER['REQUEST_TIME_FLOAT'] ),
				'queries' => $wpdb->num_queries,
				'calls'   => $calls,
			);
			file_put_contents( WP_CONTENT_DIR . '/lab/samples.jsonl', wp_json_encode( $sample ) . "\n", FILE_APPEND );
		},
		PHP_INT_MAX
	);
} )();
