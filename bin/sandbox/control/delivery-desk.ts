/**
 * Deliveries on the control side: read, move, lose.
 */
import type { Delivery } from '../platform/model.ts';
import { act, ACTIONS, type Action } from './actions.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';
import { BadInput } from './fields.ts';
import { knownOnly, wholeNumber, yesOrNo } from './query.ts';
import { deliveryLine, deliveryView, markersOf } from './views.ts';

function deliveryOf( { desk, parts }: ControlCall ): Delivery {
	const delivery = desk.instance.deliveries.get( Number( parts[ 0 ] ) );
	if ( ! delivery ) {
		throw new NotThere( `there is no delivery ${ parts[ 0 ] }` );
	}
	return delivery;
}

function isActive(
	{ instance }: ControlCall[ 'desk' ],
	delivery: Delivery
): boolean {
	return instance
		.tasksOf( delivery )
		.some( ( { status } ) => status !== 'CANCELLED' );
}

const FILTERS = [ 'store', 'marker', 'active', 'since_id', 'limit' ];

function listDeliveries( { desk, query }: ControlCall ): unknown {
	knownOnly( query, FILTERS );
	const { instance } = desk;
	const store = wholeNumber( query, 'store' );
	const active = yesOrNo( query, 'active' );
	const since = wholeNumber( query, 'since_id' );
	const marker = query.get( 'marker' );
	const found = [ ...instance.deliveries.values() ].filter(
		( delivery ) =>
			( store === null || delivery.storeId === store ) &&
			( since === null || delivery.id > since ) &&
			( active === null || isActive( desk, delivery ) === active ) &&
			( marker === null ||
				markersOf( instance, delivery ).includes( marker ) )
	);
	const limit = wholeNumber( query, 'limit' ) ?? found.length;
	return {
		total: found.length,
		deliveries: found
			.slice( 0, limit )
			.map( ( one ) => deliveryView( instance, one ) ),
	};
}

const PAGE = 50;

/** Newest first, a screenful at a time: what the dispatcher's page asks for. */
function board( { desk, query }: ControlCall ): unknown {
	knownOnly( query, [ 'search', 'page' ] );
	const { instance } = desk;
	const search = ( query.get( 'search' ) ?? '' ).toLowerCase();
	const page = Math.max( 1, wholeNumber( query, 'page' ) ?? 1 );
	const all = [ ...instance.deliveries.values() ].reverse();
	const matching =
		search === ''
			? all
			: all.filter( ( delivery ) =>
					JSON.stringify( deliveryLine( instance, delivery ) )
						.toLowerCase()
						.includes( search )
				);
	return {
		total: all.length,
		matching: matching.length,
		page,
		pages: Math.max( 1, Math.ceil( matching.length / PAGE ) ),
		lines: matching
			.slice( ( page - 1 ) * PAGE, page * PAGE )
			.map( ( delivery ) => deliveryLine( instance, delivery ) ),
	};
}

function move( call: ControlCall ): unknown {
	const { desk, parts, fields } = call;
	const delivery = deliveryOf( call );
	const action = parts[ 1 ] as Action;
	if ( ! ACTIONS.includes( action ) ) {
		throw new BadInput(
			'action',
			`has to be one of: ${ ACTIONS.join( ', ' ) }`
		);
	}
	act( desk.instance, delivery, action, fields );
	return deliveryView( desk.instance, delivery );
}

function lose( call: ControlCall ): unknown {
	const delivery = deliveryOf( call );
	call.desk.instance.forgetDelivery( delivery );
	call.desk.instance.news.emit( 'settings', 'deliveries' );
	return { lost: delivery.id };
}

export const DELIVERY_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/deliveries',
		help: 'all, with tasks, history and the body they came from; `?store=&marker=&active=1&since_id=&limit=`',
		handle: listDeliveries,
	},
	{
		method: 'GET',
		path: '/deliveries/{}',
		help: 'one',
		handle: ( call ) =>
			deliveryView( call.desk.instance, deliveryOf( call ) ),
	},
	{
		method: 'POST',
		path: '/deliveries/{}/{}',
		help: `one of ${ ACTIONS.join( ', ' ) }; \`{task?, courier?, reason?, after?, before?}\``,
		handle: move,
	},
	{
		method: 'DELETE',
		path: '/deliveries/{}',
		help: 'forgets it, as if the platform had been restored from a backup',
		handle: lose,
	},
	{
		method: 'GET',
		path: '/board',
		help: 'what the dispatcher page shows; `?search=&page=`',
		handle: board,
	},
];
