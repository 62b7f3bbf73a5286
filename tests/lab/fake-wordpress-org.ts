/**
 * A wordpress.org on loopback: newest versions, zips, checksums, and a list of what was asked for.
 */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zip } from './zip.ts';

const sum = ( algorithm: string, bytes: string | Buffer ) =>
	createHash( algorithm ).update( bytes ).digest( 'hex' );

export const wordpressFiles = (
	version: string
): Record< string, string > => ( {
	'wp-includes/version.php': `<?php\n$wp_version = '${ version }';\n`,
	'wp-load.php': '<?php // loads',
} );

export const woocommerceFiles = (
	version: string
): Record< string, string > => ( {
	'woocommerce.php': `<?php\n/**\n * Plugin Name: WooCommerce\n * Version: ${ version }\n */\n`,
	'includes/class-woocommerce.php': '<?php // the class',
} );

const inFolder = ( folder: string, files: Record< string, string > ) =>
	zip(
		Object.fromEntries(
			Object.entries( files ).map( ( [ name, text ] ) => [
				`${ folder }/${ name }`,
				text,
			] )
		)
	);

export interface FakeWordPressOrg {
	url: string;
	/** Path → answer; tests change it to tell lies. */
	answers: Map< string, string | Buffer >;
	asked: string[];
	close: () => Promise< void >;
}

function truth( wp: string, woo: string ): Map< string, string | Buffer > {
	const wpZip = inFolder( 'wordpress', wordpressFiles( wp ) );
	const wooFiles = woocommerceFiles( woo );
	const sums = Object.fromEntries(
		Object.entries( wooFiles ).map( ( [ name, text ] ) => [
			name,
			{ md5: sum( 'md5', text ), sha256: sum( 'sha256', text ) },
		] )
	);
	return new Map< string, string | Buffer >( [
		[
			'/core/version-check/1.7/',
			JSON.stringify( { offers: [ { version: wp } ] } ),
		],
		[
			'/plugins/info/1.0/woocommerce.json',
			JSON.stringify( { version: woo } ),
		],
		[ `/wordpress-${ wp }.zip`, wpZip ],
		[ `/wordpress-${ wp }.zip.sha1`, sum( 'sha1', wpZip ) ],
		[
			`/plugin/woocommerce.${ woo }.zip`,
			inFolder( 'woocommerce', wooFiles ),
		],
		[
			`/plugin-checksums/woocommerce/${ woo }.json`,
			JSON.stringify( { files: sums } ),
		],
	] );
}

const listen = ( server: Server ) =>
	new Promise< number >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', () =>
			resolve( ( server.address() as AddressInfo ).port )
		)
	);

export async function fakeWordPressOrg(
	wp: string,
	woo: string
): Promise< FakeWordPressOrg > {
	const answers = truth( wp, woo );
	const asked: string[] = [];
	const server = createServer( ( request, response ) => {
		const path = request.url ?? '/';
		asked.push( path );
		const answer = answers.get( path );
		response.writeHead( answer === undefined ? 404 : 200 ).end( answer );
	} );
	return {
		url: `http://127.0.0.1:${ await listen( server ) }`,
		answers,
		asked,
		close: () =>
			new Promise( ( resolve ) => server.close( () => resolve() ) ),
	};
}
