/**
 * The platform behind https, with a certificate nobody trusts yet.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAll, sandbox } from './support.ts';

const folder = mkdtempSync( join( tmpdir(), 'sandbox-tls-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );
afterEach( closeAll );

function hasOpenssl(): boolean {
	try {
		execFileSync( 'openssl', [ 'version' ], { stdio: 'ignore' } );
		return true;
	} catch {
		return false;
	}
}

/** Made on the spot, so that no private key lies in the repository. */
function certificate(): { key: string; cert: string } {
	const [ key, cert ] = [
		join( folder, 'key.pem' ),
		join( folder, 'cert.pem' ),
	];
	execFileSync(
		'openssl',
		[
			...[
				'req',
				'-x509',
				'-newkey',
				'rsa:2048',
				'-nodes',
				'-days',
				'1',
			],
			...[
				'-subj',
				'/CN=127.0.0.1',
				'-addext',
				'subjectAltName=IP:127.0.0.1',
			],
			...[ '-keyout', key, '-out', cert ],
		],
		{ stdio: 'ignore' }
	);
	return {
		key: readFileSync( key, 'utf8' ),
		cert: readFileSync( cert, 'utf8' ),
	};
}

const status = ( url: string, ca?: string ): Promise< number | string > =>
	new Promise( ( resolve ) => {
		get( url, { agent: false, ...( ca && { ca } ) }, ( response ) => {
			response.resume();
			resolve( response.statusCode ?? 0 );
		} ).on( 'error', ( error: NodeJS.ErrnoException ) =>
			resolve( error.code ?? '' )
		);
	} );

// Without openssl there is nothing to make a certificate with.
( hasOpenssl() ? describe : describe.skip )( 'https', () => {
	test( 'answers those who trust its certificate, and only them', async () => {
		const tls = certificate();
		const box = await sandbox( { tls } );
		expect( box.url ).toMatch( /^https:/ );
		expect( await status( `${ box.url }/api`, tls.cert ) ).toBe( 200 );
		expect( await status( `${ box.url }/api` ) ).toMatch(
			/SELF_SIGNED|UNABLE_TO_VERIFY/
		);
	} );
} );
