<?php
/**
 * The lab's clock: the launcher calls wp-cron.php every two seconds, and each call also makes one pass, so that nobody waits for the minute.
 */

declare( strict_types=1 );

add_action(
	'wp_loaded',
	static function (): void {
		if ( wp_doing_cron() && defined( 'PEDAL_LAB_TOKEN' ) ) {
			do_action( 'pedal_tick' );
		}
	},
	99
);
