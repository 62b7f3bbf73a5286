/**
 * The sandbox platform as a process of its own, with the rig's hand on its faults.
 */
import { randomBytes } from 'node:crypto';
import { asJson, asList, asText, demand } from '../../lab/json.ts';
import { inRoot } from '../../lab/paths.ts';
import { start, stop } from '../../lab/processes.ts';
import { waitForHttp } from '../../lab/wait.ts';

export interface LedgerEntry {
	id: number;
	at: number;
	method: string;
	path: string;
	query: string;
	route: string;
	marker: string | null;
	faults: string[];
	status: number | null;
	answered: string;
	committed_at: number | null;
	committed_status: number | null;
	delivery: number | null;
	body?: string;
}

export interface PlatformDelivery {
	id: number;
	iri: string;
	active: boolean;
	markers: string[];
	created_at: number;
	committed_at: number;
	delivery: Record< string, unknown >;
}

export class ChaosPlatform {
	readonly url: string;
	private readonly control: string;
	private readonly process;

	constructor( apiPort: number, controlPort: number ) {
		this.url = `http://127.0.0.1:${ apiPort }`;
		this.control = `http://127.0.0.1:${ controlPort }/_ctl`;
		this.process = start( process.execPath, [
			'--import',
			'tsx',
			inRoot( 'bin/sandbox.ts' ),
			'--quiet',
			`--port=${ apiPort }`,
			`--control-port=${ controlPort }`,
			`--seed=canary-${ randomBytes( 8 ).toString( 'hex' ) }`,
		] );
	}

	async ready(): Promise< void > {
		await waitForHttp( this.control, 30_000 );
	}

	/** One call of its control side. */
	async ctl(
		method: string,
		path: string,
		body?: Record< string, unknown >
	): Promise< Record< string, unknown > > {
		const { body: answer } = await demand(
			`The sandbox’s ${ method } ${ path }`,
			this.control + path,
			{ method, ...( body && { body } ) }
		);
		return asJson( answer );
	}

	async keys(): Promise< { identifier: string; secret: string } > {
		const { body } = await demand(
			'Its list of apps',
			`${ this.control }/apps`
		);
		const app =
			asList( body ).find( ( { store } ) => store !== null ) ?? {};
		return {
			identifier: asText( app.identifier ),
			secret: asText( app.secret ),
		};
	}

	/** A token of its Store's key pair. */
	async token(): Promise< string > {
		const { identifier, secret } = await this.keys();
		const answer = await fetch( `${ this.url }/oauth2/token`, {
			method: 'POST',
			body: new URLSearchParams( {
				grant_type: 'client_credentials',
				scope: 'deliveries',
				client_id: identifier,
				client_secret: secret,
			} ),
		} );
		return asText( asJson( await answer.json() ).access_token );
	}

	/** Windows it offers now, as the shop would be told. */
	async windows(): Promise< string[] > {
		const { body } = await demand(
			'Its windows',
			`${ this.url }/api/time_slots/choices`,
			{ headers: { Authorization: `Bearer ${ await this.token() }` } }
		);
		return asList( asJson( body ).choices ).map( ( { value } ) =>
			asText( value )
		);
	}

	async ledger( query = '' ): Promise< {
		entries: LedgerEntry[];
		peak: { requests: number; creations: number };
		forgotten: { entries: number };
	} > {
		const answer = await this.ctl( 'GET', `/ledger${ query }` );
		return answer as unknown as Awaited<
			ReturnType< ChaosPlatform[ 'ledger' ] >
		>;
	}

	async deliveries(): Promise< PlatformDelivery[] > {
		const { deliveries } = await this.ctl( 'GET', '/deliveries' );
		return deliveries as PlatformDelivery[];
	}

	async hits(): Promise< Record< string, number > > {
		return asJson( ( await this.ctl( 'GET', '/faults' ) ).hits ) as Record<
			string,
			number
		>;
	}

	stop(): Promise< void > {
		return stop( this.process );
	}
}
