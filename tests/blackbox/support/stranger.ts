/**
 * A platform as somebody else would write it from the protocol's text: small answers, few routes, its own habits.
 */
import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Habits {
	/** Answered for a creation. */
	created?: number;
	/** How it names its deliveries. */
	id?: 'number' | 'text' | 'iri';
	/** Its tasks: with type and metadata, as bare as can be, or as links beside a bare pickup and dropoff. */
	tasks?: 'full' | 'bare' | 'links';
	tracking?: boolean;
	/** Status of GET /api/settings; 200 answers them. */
	settings?: number;
	/** Windows on offer; a number is the status it fails with. */
	slots?: 'some' | 'none' | number;
	/** The Store's default slot, as it shows it. */
	slot?: string | null;
	/** Status of POST /api/webhooks. */
	webhooks?: number;
	/** The list answers members under this name. */
	members?: string;
	/** Milliseconds before each answer. */
	slow?: number;
}

interface Held {
	id: number;
	body: any;
	pickup: string;
	dropoff: string;
}

type Reply = [ status: number, body?: unknown ];

const HOUR = 3_600_000;
const iso = ( at: number ) =>
	new Date( Math.floor( at / HOUR ) * HOUR )
		.toISOString()
		.replace( '.000Z', 'Z' );
const from = ( hours: number ) => iso( Date.now() + hours * HOUR );

async function bodyOf( request: IncomingMessage ): Promise< any > {
	const chunks: Buffer[] = [];
	for await ( const chunk of request ) {
		chunks.push( chunk as Buffer );
	}
	try {
		return JSON.parse( Buffer.concat( chunks ).toString() );
	} catch {
		return {};
	}
}

export class Stranger {
	held: Held[] = [];
	calls: string[] = [];
	/** The next creation is done and its answer lost. */
	losesAnswer = false;
	private server?: Server;

	constructor( readonly habits: Habits = {} ) {}

	async listen(): Promise< string > {
		this.server = createServer(
			( request, response ) => void this.serve( request, response )
		);
		await new Promise< void >( ( done ) =>
			this.server?.listen( 0, '127.0.0.1', done )
		);
		const { port } = this.server?.address() as AddressInfo;
		return `http://127.0.0.1:${ port }`;
	}

	close = () =>
		new Promise( ( done ) => {
			this.server?.closeAllConnections();
			this.server?.close( done );
		} );

	private async serve( request: IncomingMessage, response: ServerResponse ) {
		const body = await bodyOf( request );
		const { pathname, searchParams } = new URL(
			request.url ?? '/',
			'http://x'
		);
		this.calls.push( `${ request.method } ${ pathname }` );
		const [ status, answer ] = this.answer(
			request.method ?? '',
			pathname,
			searchParams,
			body
		);
		if ( this.habits.slow ) {
			await new Promise( ( done ) =>
				setTimeout( done, this.habits.slow )
			);
		}
		if ( this.losesAnswer && status < 300 && request.method === 'POST' ) {
			this.losesAnswer = pathname !== '/api/deliveries';
			if ( ! this.losesAnswer ) {
				request.socket.destroy();
				return;
			}
		}
		response.writeHead( status, {
			'Content-Type': 'application/ld+json; charset=utf-8',
		} );
		response.end( answer === undefined ? '' : JSON.stringify( answer ) );
	}

	private answer(
		method: string,
		path: string,
		query: URLSearchParams,
		body: any
	): Reply {
		const [ , id ] = /^\/api\/deliveries\/(\d+)$/.exec( path ) ?? [];
		const one = this.held.find(
			( { id: known } ) => known === Number( id )
		);
		switch ( id ? `${ method } one` : `${ method } ${ path }` ) {
			case 'GET /api':
				return [ 200, { '@context': '/api/contexts/Entrypoint' } ];
			case 'POST /oauth2/token':
				return [
					200,
					{ access_token: 'a-token', token_type: 'Bearer' },
				];
			case 'GET /api/me':
				return [ 200, { store: '/api/stores/7' } ];
			case 'GET /api/stores/7':
				return [ 200, { id: 7, timeSlot: this.habits.slot ?? null } ];
			case 'GET /api/settings':
				return this.settings();
			case 'GET /api/time_slots/choices':
				return this.slots();
			case 'GET /api/stores/7/deliveries':
				return this.list( query );
			case 'POST /api/deliveries':
				return this.create( body );
			case 'POST /api/webhooks':
				return [
					this.habits.webhooks ?? 403,
					{ id: 1, secret: 'a-secret-of-theirs' },
				];
			case 'GET one':
				return one ? [ 200, this.shown( one ) ] : [ 404, {} ];
			case 'PUT one':
				return one
					? [ 200, this.shown( Object.assign( one, { body } ) ) ]
					: [ 404, {} ];
			case 'DELETE one':
				Object.assign( one ?? {}, {
					pickup: 'CANCELLED',
					dropoff: 'CANCELLED',
				} );
				return [ 204 ];
			default:
				return [ 404, { 'hydra:description': 'Nicht gefunden' } ];
		}
	}

	private settings(): Reply {
		const { settings = 200 } = this.habits;
		return settings === 200
			? [ 200, { timezone: 'Europe/Madrid', locale: 'es' } ]
			: [ settings, {} ];
	}

	private slots(): Reply {
		const { slots = 'some' } = this.habits;
		if ( typeof slots === 'number' ) {
			return [ slots, {} ];
		}
		const value = `${ from( 2 ) }/${ from( 4 ) }`;
		return [ 200, { choices: slots === 'none' ? [] : [ { value } ] } ];
	}

	/** Any scalar parameter breaks it, as on the real one. */
	private list( query: URLSearchParams ): Reply {
		if ( [ ...query.keys() ].some( ( key ) => ! key.includes( '[' ) ) ) {
			return [ 500, {} ];
		}
		const rows = [ ...this.held ].reverse().slice( 0, 30 );
		return [
			200,
			{
				[ this.habits.members ?? 'hydra:member' ]: rows.map( ( row ) =>
					this.shown( row )
				),
			},
		];
	}

	private create( body: any ): Reply {
		const made = {
			id: 100 + this.held.length,
			body,
			pickup: 'TODO',
			dropoff: 'TODO',
		};
		this.held.push( made );
		return [ this.habits.created ?? 201, this.shown( made ) ];
	}

	private shown( { id, body, pickup, dropoff }: Held ): unknown {
		const {
			id: naming = 'number',
			tasks = 'full',
			tracking = true,
		} = this.habits;
		const names = {
			number: { id },
			text: { id: String( id ) },
			iri: { '@id': `/api/deliveries/${ id }` },
		};
		const start = { status: pickup };
		const end = { status: dropoff, metadata: body.dropoff?.metadata };
		const forms = {
			full: {
				tasks: [
					{ ...start, type: 'PICKUP' },
					{ ...end, type: 'DROPOFF' },
				],
			},
			bare: { pickup: start, dropoff: end },
			links: { tasks: [ '/api/tasks/1' ], pickup: start, dropoff: end },
		};
		return {
			...names[ naming ],
			...forms[ tasks ],
			...( tracking && { trackingUrl: 'https://coop.example/t/1' } ),
		};
	}
}
