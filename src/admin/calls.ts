/**
 * The calls of the desk, by their names in interface.md 5.1 and 5.2.
 */
import { call, list, read, type Page, type Versioned } from './api.ts';
import type {
	Action,
	Arguments,
	BatchResult,
	Connection,
	ConnectionCheck,
	Delivery,
	DeliveryDetails,
	Drained,
	Driver,
	Preview,
	Quote,
	Slot,
	Statement,
	Status,
	Verdict,
} from './types.ts';

const post = ( data: object = {} ) => ( { method: 'POST', data } ) as const;

export const connections = {
	all: async ( signal?: AbortSignal ) =>
		( await list< Connection >( 'connections', signal ) ).items,
	get: ( id: number ): Promise< Versioned< Connection > > =>
		read( `connections/${ id }` ),
	drivers: async ( signal?: AbortSignal ) =>
		( await list< Driver >( 'drivers', signal ) ).items,
	create: ( input: Arguments< 'POST /connections' > ) =>
		call< Connection >( 'connections', post( input ) ),
	change: ( id: number, input: Arguments< 'PATCH /connections/{id}' > ) =>
		call< Connection >( `connections/${ id }`, {
			method: 'PATCH',
			data: input,
		} ),
	check: ( id: number ) =>
		call< ConnectionCheck >( `connections/${ id }/check`, post() ),
	resume: ( id: number ) =>
		call< Connection >( `connections/${ id }/resume`, post() ),
	disconnect: ( id: number ) =>
		call< Connection >( `connections/${ id }/disconnect`, post() ),
	remove: ( id: number, force: boolean ) =>
		call( `connections/${ id }${ force ? '?force=true' : '' }`, {
			method: 'DELETE',
		} ),
	slots: async ( id: number, signal?: AbortSignal ) =>
		( await list< Slot >( `connections/${ id }/slots`, signal ) ).items,
	quote: ( id: number, input: Arguments< 'POST /connections/{id}/quote' > ) =>
		call< Quote >( `connections/${ id }/quote`, post( input ) ),
};

export const deliveries = {
	list: (
		query: string,
		signal?: AbortSignal
	): Promise< Page< Delivery > > => list( `deliveries?${ query }`, signal ),
	get: ( id: number, signal?: AbortSignal ) =>
		call< DeliveryDetails >(
			`deliveries/${ id }`,
			signal ? { signal } : {}
		),
	send: ( input: Arguments< 'POST /deliveries' > ) =>
		call< Delivery >( 'deliveries', post( input ) ),
	act: (
		id: number,
		action: Exclude< Action, 'again' >,
		data: Partial< Arguments< 'POST /deliveries/{id}/booked' > > = {}
	) => call< Delivery >( `deliveries/${ id }/${ action }`, post( data ) ),
	batch: ( action: Action, ids: number[] ) =>
		call< BatchResult[] >( 'deliveries/batch', post( { action, ids } ) ),
};

export const orders = {
	verdict: ( id: number, signal?: AbortSignal ) =>
		call< Verdict >( `orders/${ id }/verdict`, signal ? { signal } : {} ),
	preview: async ( id: number, connectionId?: number ) =>
		call< Preview[] >(
			`orders/${ id }/preview${
				connectionId ? `?connection_id=${ connectionId }` : ''
			}`
		),
};

export const engine = {
	status: ( signal?: AbortSignal ) =>
		call< Status >( 'status', signal ? { signal } : {} ),
	statement: ( signal?: AbortSignal ) =>
		call< Statement >( 'statement', signal ? { signal } : {} ),
	sweep: () => call< Statement >( 'sweep', post() ),
	drain: () => call< Drained >( 'drain', post() ),
};
