/**
 * A certificate that nobody vouches for, made by PHP.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Php } from '../../../bin/lab/php';

export interface Certificate {
	key: string;
	cert: string;
}

export async function certificate(
	php: Php,
	dir: string
): Promise< Certificate > {
	const [ key, cert ] = [ join( dir, 'key.pem' ), join( dir, 'cert.pem' ) ];
	const made = await php.run( [
		'-r',
		`$k = openssl_pkey_new(); $c = openssl_csr_sign( openssl_csr_new( [ 'commonName' => '127.0.0.1' ], $k ), null, $k, 30 );
		openssl_pkey_export_to_file( $k, $argv[1] ); openssl_x509_export_to_file( $c, $argv[2] );`,
		key,
		cert,
	] );
	if ( made.code !== 0 ) {
		throw new Error( made.stderr + made.stdout );
	}
	return {
		key: readFileSync( key, 'utf8' ),
		cert: readFileSync( cert, 'utf8' ),
	};
}
