<?php
/**
 * Makes sure that a MySQL database is there and holds no site: php empty-database.php <json: host, name, user, password>.
 */

declare( strict_types=1 );

( static function ( array $database ): void {
	mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
	[ $host, $place ] = explode( ':', $database['host'] . ':' );
	$socket           = str_starts_with( $place, '/' ) ? $place : null;
	$port             = null === $socket && '' !== $place ? (int) $place : 3306;

	$link = new mysqli( $socket ? 'localhost' : $host, $database['user'], $database['password'], null, $port, $socket );
	$name = '`' . str_replace( '`', '', $database['name'] ) . '`';
	$link->query( "CREATE DATABASE IF NOT EXISTS $name CHARACTER SET utf8mb4" );
	$link->select_db( trim( $name, '`' ) );
	foreach ( $link->query( "SHOW TABLES LIKE 'wp\\_%'" )->fetch_all() as [ $table ] ) {
		$link->query( "DROP TABLE `$table`" );
	}
	echo "\nPEDAL-ANSWER ", json_encode( array( 'empty' => true ) ), "\n";
} )( json_decode( $argv[1], true, 4, JSON_THROW_ON_ERROR ) );
