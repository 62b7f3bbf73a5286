<?php
/**
 * A web server that does on the wire what no decent one does. php wire-server.php <manner> [<certificate with key>]; says its port.
 *
 * Serves calls until it is ended; what the client sent is of no interest to it.
 */

declare( strict_types=1 );

list( , $manner, $certificate ) = $argv + array( 2 => '' );

$context = stream_context_create(
	array(
		'ssl' => array(
			'local_cert'          => $certificate,
			'crypto_method'       => 'tls 1.0' === $manner ? STREAM_CRYPTO_METHOD_TLSv1_0_SERVER : STREAM_CRYPTO_METHOD_TLS_SERVER,
			'ciphers'             => 'tls 1.0' === $manner ? 'ALL:@SECLEVEL=0' : 'DEFAULT',
			'disable_compression' => true,
		),
	)
);
$server  = stream_socket_server( 'tcp://127.0.0.1:0', $number, $words, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context ) ?: exit( 1 );

$json     = '{"@id":"/api/deliveries/1","id":1}';
$head     = "HTTP/1.1 201 Created\r\nContent-Type: application/ld+json\r\nConnection: close\r\n";
$good     = "{$head}Content-Length: " . strlen( $json ) . "\r\n\r\n$json";
$write    = static fn( $to, string $bytes ): bool => false !== @fwrite( $to, $bytes ) && ! feof( $to );
$for_ever = static function ( $to, string $bytes, int $micros ) use ( $write ): void {
	while ( $write( $to, $bytes ) ) {
		usleep( $micros );
	}
};
$heads    = static function ( $from ): string {
	for ( $request = ''; ! str_contains( $request, "\r\n\r\n" ) && ! feof( $from ); ) {
		$request .= (string) fread( $from, 8192 );
	}
	return $request;
};
$bomb     = '';
if ( 'gzip bomb' === $manner ) {
	$zip = deflate_init( ZLIB_ENCODING_GZIP, array( 'level' => 1 ) );
	for ( $mega = 0; $mega < 300; $mega++ ) {
		$bomb .= deflate_add( $zip, str_repeat( ' ', 1048576 ), ZLIB_NO_FLUSH );
	}
	$bomb .= deflate_add( $zip, '', ZLIB_FINISH );
}
$manners  = array(
	'good'              => static fn( $to ) => $write( $to, $good ),
	'100 and 103 first' => static fn( $to ) => $write( $to, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n$good" ),
	'1xx for ever'      => static fn( $to ) => $for_ever( $to, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", 1000 ),
	'hang'              => static fn( $to ) => sleep( 60 ),
	'hang after headers' => static fn( $to ) => $write( $to, "{$head}Content-Length: 100\r\n\r\n" ) && sleep( 20 ),
	'drip'              => static fn( $to ) => $write( $to, "{$head}Content-Length: 1000\r\n\r\n" ) && $for_ever( $to, 'x', 100000 ),
	'400 MB'            => static function ( $to ) use ( $write, $head ): void {
		$write( $to, "{$head}Content-Length: 419430400\r\n\r\n" );
		for ( $chunk = str_repeat( ' ', 65536 ), $sent = 0; $sent < 6400 && $write( $to, $chunk ); $sent++ ) {
			continue;
		}
	},
	'gzip bomb'         => static fn( $to ) => $write( $to, "{$head}Content-Encoding: gzip\r\nContent-Length: " . strlen( $bomb ) . "\r\n\r\n$bomb" ),
	'1 MB of headers'   => static function ( $to ) use ( $write, $json ): void {
		$write( $to, "HTTP/1.1 201 Created\r\n" );
		for ( $line = 0; $line < 1100 && $write( $to, "X-Line-$line: " . str_repeat( 'x', 1000 ) . "\r\n" ); $line++ ) {
			continue;
		}
		$write( $to, "Connection: close\r\n\r\n$json" );
	},
	'two lengths'       => static fn( $to ) => $write( $to, "{$head}Content-Length: 5\r\nContent-Length: " . strlen( $json ) . "\r\n\r\n$json" ),
	'bad chunks'        => static fn( $to ) => $write( $to, "{$head}Transfer-Encoding: chunked\r\n\r\nZZZ\r\n$json\r\n0\r\n\r\n" ),
	'no status line'    => static fn( $to ) => $write( $to, "pedal\r\n\r\n" ),
);

echo substr( (string) strrchr( (string) stream_socket_get_name( $server, false ), ':' ), 1 ), "\n";
while ( true ) {
	$client = @stream_socket_accept( $server, 60 );
	if ( false === $client ) {
		exit;
	}
	stream_set_timeout( $client, 2 );
	// A proxy and the host behind it in one.
	if ( 'proxy' === $manner ) {
		str_starts_with( $heads( $client ), 'CONNECT localhost:1 ' ) && $write( $client, "HTTP/1.1 200 Connected\r\n\r\n" );
	}
	if ( '' !== $certificate && true !== @stream_socket_enable_crypto( $client, true ) ) {
		continue;
	}
	$heads( $client );
	( $manners[ $manner ] ?? $manners['good'] )( $client );
	fclose( $client );
}
