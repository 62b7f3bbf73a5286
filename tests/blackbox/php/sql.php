<?php
/**
 * Reads or writes a site's database with nothing of WordPress loaded: php sql.php <database file> <query> <json values>.
 */

declare( strict_types=1 );

( static function ( array $argv ): void {
	$database = new PDO( 'sqlite:' . $argv[1], null, null, array( PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_TIMEOUT => 10 ) );
	$database->sqliteCreateFunction( 'unix_timestamp', static fn() => time(), 0 );
	$query = $database->prepare( $argv[2] );
	$query->execute( json_decode( $argv[3], true ) );
	echo json_encode( $query->fetchAll( PDO::FETCH_ASSOC ), JSON_INVALID_UTF8_SUBSTITUTE );
} )( $argv );
