/**
 * The sandbox platform as a process of its own, driven by its control API alone.
 */
import { asJson, asList, ask, type Json } from '../../../bin/lab/json.ts';
import { inRoot } from '../../../bin/lab/paths.ts';
import { start, stop } from '../../../bin/lab/processes.ts';
import { waitForHttp } from '../../../bin/lab/wait.ts';

export interface Keys {
	identifier: string;
	secret: string;
}

export class Platform {
	apps: Array< Keys & { id: number; store: number | null } > = [];

	constructor(
		readonly url: string,
		readonly control: string
	) {}

	async readKeys(): Promise< void > {
		this.apps = await this.ctl( 'GET', '/apps' );
	}

	async ctl( method: string, path: string, body?: unknown ): Promise< any > {
		const answer = await ask( `${ this.control }/_ctl${ path }`, {
			method,
			...( body !== undefined && { body } ),
		} );
		if ( answer.status >= 400 ) {
			throw new Error(
				`${ method } ${ path }: ${ JSON.stringify( answer.body ) }`
			);
		}
		return answer.body;
	}

	fault = ( fault: Json ) => this.ctl( 'POST', '/faults', fault );
	calm = () => this.ctl( 'DELETE', '/faults' );

	/** Requests so far, oldest first, of one route or all. */
	async ledger( route = '' ): Promise< Json[] > {
		const body = await this.ctl(
			'GET',
			`/ledger${ route && `?route=${ route }` }`
		);
		return asList( Array.isArray( body ) ? body : asJson( body ).entries );
	}

	async deliveries( query = '' ): Promise< Json[] > {
		const body = await this.ctl( 'GET', `/deliveries${ query }` );
		return asList(
			Array.isArray( body ) ? body : asJson( body ).deliveries
		);
	}

	press = ( remote: unknown, button: string, more: Json = {} ) =>
		this.ctl(
			'POST',
			`/deliveries/${ String( remote ).split( '/' ).pop() }/${ button }`,
			more
		);

	keys( of = 0 ): Keys {
		const { identifier, secret } = this.apps[ of ] ?? {
			identifier: '',
			secret: '',
		};
		return { identifier, secret };
	}
}

export async function startPlatform( port: number ) {
	const child = start(
		process.execPath,
		[
			'--import',
			'tsx',
			inRoot( 'bin/sandbox.ts' ),
			`--port=${ port }`,
			`--control-port=${ port + 1 }`,
			'--seed=blackbox',
			'--quiet',
		],
		{ cwd: inRoot() }
	);
	const control = `http://127.0.0.1:${ port + 1 }`;
	await waitForHttp( `${ control }/_ctl`, 60_000 );
	const platform = new Platform( `http://127.0.0.1:${ port }`, control );
	await platform.readKeys();
	return { platform, stop: () => stop( child ) };
}
