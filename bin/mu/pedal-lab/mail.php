<?php
/**
 * Catches every mail into wp-content/lab/mail.jsonl, one JSON line each, instead of sending it.
 */

declare( strict_types=1 );

add_filter(
	'pre_wp_mail',
	static function ( $ignored, array $mail ): bool {
		$folder = WP_CONTENT_DIR . '/lab';
		wp_mkdir_p( $folder );
		$line = wp_json_encode( array( 'at' => gmdate( DATE_RFC3339 ) ) + $mail );
		return false !== file_put_contents( $folder . '/mail.jsonl', $line . "\n", FILE_APPEND | LOCK_EX );
	},
	10,
	2
);
