<?php
/**
 * One pass of the clock, weighed: php pass.php <site> <json: queries>. With queries, every statement is timed, which costs memory itself.
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	[ , $site, $given ] = $argv;
	$GLOBALS['argv']    = array();
	$wishes             = json_decode( $given, true, 4, JSON_THROW_ON_ERROR );
	define( 'SAVEQUERIES', (bool) $wishes['queries'] );
	require $site . '/wp-load.php';
	global $wpdb;
	// What WordPress does once a process is not the pass' doing.
	$wpdb->queries = array();
	$booted        = memory_get_usage();
	$before        = $wpdb->num_queries;
	$began         = hrtime( true );
	do_action( 'pedal_tick' );
	$ms     = ( hrtime( true ) - $began ) / 1e6;
	$now    = getrusage();
	$timed  = static fn( string $pattern ): array => array_values( array_map( static fn( array $query ): float => 1000 * $query[1], array_filter( $wpdb->queries ?? array(), static fn( array $query ): bool => 1 === preg_match( $pattern, $query[0] ) ) ) );
	$answer = array(
		'ms'        => $ms,
		'cpu_ms'    => 1000 * ( $now['ru_utime.tv_sec'] - $busy['ru_utime.tv_sec'] ) + ( $now['ru_utime.tv_usec'] - $busy['ru_utime.tv_usec'] ) / 1000,
		'queries'   => $wpdb->num_queries - $before,
		'booted_mb' => $booted / 1048576,
		'peak_mb'   => memory_get_peak_usage( true ) / 1048576,
		'find'      => $timed( '/^\s*SELECT id.*pedal_deliveries.*FORCE INDEX \((due|work)\)/s' ),
		'seats'     => $timed( '/^\s*SELECT seat FROM/' ),
		'claim'     => $timed( '/^\s*UPDATE \S*pedal_deliveries SET.*\'in_flight\'/s' ),
		'slowest'   => array(),
	);
	usort( $wpdb->queries, static fn( array $a, array $b ): int => $b[1] <=> $a[1] );
	foreach ( array_slice( $wpdb->queries, 0, 5 ) as $query ) {
		$answer['slowest'][] = sprintf( '%.1f ms %s', 1000 * $query[1], substr( (string) preg_replace( '/\s+/', ' ', $query[0] ), 0, 200 ) );
	}
	fwrite( STDOUT, wp_json_encode( $answer ) . "\n" );
} )( $argv );
