<?php
/**
 * Puts deliveries into states that pass by themselves, long enough to be looked at: one waits for its next try, of one the answer got lost, one has an address that nobody finds.
 */

declare( strict_types=1 );

return static function ( array $arguments ): array {
	global $wpdb;
	$table = $wpdb->prefix . 'pedal_deliveries';
	$never = array(
		'remote_id'    => null,
		'remote_hash'  => null,
		'tracking_url' => null,
		'stage'        => 'none',
	);
	$states = array(
		'backoff' => array( 'sync' => 'pending', 'code' => 'backoff', 'attempts' => 2, 'due_at' => time() + 540 ),
		'attention' => array( 'sync' => 'attention', 'code' => 'address_not_found', 'attempts' => 0, 'due_at' => 0 ),
		'unknown' => array( 'sync' => 'unknown', 'code' => 'quarantine', 'attempts' => 0, 'due_at' => time() + 540 ),
	);
	foreach ( $states as $name => $state ) {
		$wpdb->update( $table, $never + $state, array( 'order_id' => (int) $arguments[ $name ] ) );
	}
	return array( 'held' => count( $states ) );
};
