/**
 * A real shop behind the fault proxy, and the doctor's findings about it.
 */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startFaultProxy, type FaultProxy } from '../../../bin/lab/fault-proxy';
import { inRoot } from '../../../bin/lab/paths';
import { call, phpBinary } from '../../../bin/lab/php';
import { start, stop } from '../../../bin/lab/processes';
import { LAB_FOLDER } from '../../../bin/lab/site-config';
import { waitForHttp } from '../../../bin/lab/wait';
import { ask } from './ask';
import { certificate, type Certificate } from './certificate';
import { hostPhp, make, type Wish } from './site';

export interface Finding {
	id: string;
	status: 'good' | 'recommended' | 'critical';
	code: string;
	message: string;
	evidence: string;
	fix: string;
}

/** What a well shop behind a load balancer has. */
const WELL = [ 'clocks-tick', 'https-mapped' ];

export class Shop {
	private encrypted = false;

	private constructor(
		private readonly wish: Wish,
		readonly dir: string,
		private readonly server: ChildProcess,
		private readonly login: string,
		/** One that it made itself. */
		readonly tls: Certificate,
		public proxy: FaultProxy
	) {}

	static async open( wish: Wish ): Promise< Shop > {
		const php = await hostPhp();
		const dir = await make( wish, php );
		const who = ( await call( php, dir, 'credentials' ) ) as Record<
			'user' | 'password',
			string
		>;
		const shop = new Shop(
			wish,
			dir,
			serve( dir, wish ),
			Buffer.from( `${ who.user }:${ who.password }` ).toString(
				'base64'
			),
			await certificate( php, join( dir, LAB_FOLDER ) ),
			await startFaultProxy( { port: wish.port, target: wish.port + 1 } )
		);
		shop.spoil();
		await waitForHttp(
			`http://127.0.0.1:${ wish.port + 1 }${ shop.path }/wp-login.php`,
			60_000
		);
		return shop;
	}

	get home(): string {
		return `http${ this.encrypted ? 's' : '' }://127.0.0.1:${ this.wish.port }${ this.path }`;
	}

	private get path(): string {
		return this.wish.subfolder ? '/shop' : this.wish.network ? '/two' : '';
	}

	/** What goes wrong inside from here on: names of bin/mu/pedal-faults. */
	spoil( ...faults: string[] ): void {
		const well = faults.includes( 'https-hidden' )
			? WELL.slice( 0, 1 )
			: WELL;
		writeFileSync(
			join( this.dir, LAB_FOLDER, 'fault' ),
			[ ...well, ...faults ].join( ' ' )
		);
	}

	/** Of this shop, or of another site of its network; as its administrator, or as somebody else (`name:password`). */
	rest(
		method: string,
		route: string,
		body?: object,
		site = this.path,
		who?: string
	): Promise< unknown > {
		const [ name = '', query ] = route.split( '?' );
		const login = who
			? Buffer.from( who ).toString( 'base64' )
			: this.login;
		return ask(
			this.wish.port + 1,
			`${ site }/?rest_route=${ encodeURIComponent( name ) }${ query ? `&${ query }` : '' }`,
			method,
			{
				host: `127.0.0.1:${ this.wish.port }`,
				authorization: `Basic ${ login }`,
				'content-type': 'application/json',
				...( this.encrypted ? { 'x-forwarded-proto': 'https' } : {} ),
			},
			body
		);
	}

	async doctor(): Promise< Finding[] > {
		const said = await this.rest( 'GET', '/wc-pedal/v1/health?deep=true' );
		if ( ! Array.isArray( said ) ) {
			throw new Error(
				`The doctor does not answer: ${ JSON.stringify( said ) }`
			);
		}
		return said as Finding[];
	}

	/** The shop believes it is on https; the proxy ends the encryption, unless told to speak plain http all the same. */
	async encrypt( on: boolean, really = on ): Promise< void > {
		await this.proxy.stop();
		this.encrypted = on;
		const config = join( this.dir, 'wp-config.php' );
		writeFileSync(
			config,
			readFileSync( config, 'utf8' ).replaceAll(
				/https?:\/\/127\.0\.0\.1/g,
				`http${ on ? 's' : '' }://127.0.0.1`
			)
		);
		this.proxy = await startFaultProxy( {
			port: this.wish.port,
			target: this.wish.port + 1,
			...( really ? { tls: this.tls } : {} ),
		} );
	}

	async close(): Promise< void > {
		await this.proxy.stop();
		await stop( this.server );
	}
}

function serve( dir: string, wish: Wish ): ChildProcess {
	const router = wish.subfolder
		? 'tests/lab/doctor/subfolder-router.php'
		: 'bin/lab/php/router.php';
	const root = wish.subfolder ? dirname( dir ) : dir;
	const address = `127.0.0.1:${ wish.port + 1 }`;
	// The shop's wp-config.php changes under it.
	const fresh = [ '-d', 'opcache.revalidate_freq=0' ];
	return start(
		phpBinary(),
		[ ...fresh, '-S', address, '-t', root, inRoot( router ) ],
		{
			cwd: root,
			env: { PHP_CLI_SERVER_WORKERS: String( wish.workers ?? 4 ) },
		}
	);
}
