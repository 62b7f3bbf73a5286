/**
 * Prices, quotes and their confirmation, and the order of several dropoffs.
 */
import { saveDelivery } from '../platform/deliveries.ts';
import {
	readDelivery,
	type DeliveryInput,
} from '../platform/delivery-input.ts';
import { draftTasks, type TaskDraft } from '../platform/drafts.ts';
import { setDefaults } from '../platform/defaults.ts';
import { fixWindow } from '../platform/checks.ts';
import { message } from '../platform/messages.ts';
import type { Store } from '../platform/model.ts';
import { priceOf, type Price } from '../platform/pricing.ts';
import { Problem, ServerError } from '../platform/problems.ts';
import { routeBetween, type Point, type Route } from '../platform/route.ts';
import { toIso } from '../platform/zone.ts';
import { ANY_JSON, jsonBody, needsType } from './body.ts';
import { callersStore, denied, needScope, type Call } from './call.ts';
import { created, ok, type Result } from './message.ts';
import { deliveryIri } from './iris.ts';

const QUOTE_LIFE = 24 * 3_600_000;

interface Plan {
	store: Store;
	body: unknown;
	drafts: TaskDraft[];
	route: Route;
}

function planOf( call: Call, body: unknown, store: Store ): Plan {
	const input: DeliveryInput = readDelivery( call.instance, body, store );
	const drafts = draftTasks( call.instance, input, store );
	return {
		store,
		body,
		drafts,
		route: setDefaults( call.instance, drafts, input, store ),
	};
}

function requestedPlan( call: Call ): Plan {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	return planOf( call, jsonBody( call.request ), callersStore( call ) );
}

function priceOrRefuse( call: Call, { store, route }: Plan ): Price {
	const { locale } = call.instance.settings;
	const price = priceOf( store, route );
	if ( price ) {
		return price;
	}
	throw store.pricing
		? new Problem( 400, message( locale, 'noPrice' ), { calculation: [] } )
		: new Problem( 400, message( locale, 'noPricing' ) );
}

export function calculatePrice( call: Call ): Result {
	const price = priceOrRefuse( call, requestedPlan( call ) );
	const excluded = /(^|&)tax=excluded(&|$)/.test( call.request.query );
	return ok( {
		'@context': '/api/contexts/RetailPrice',
		'@id': '/api/retail_prices/calculate',
		'@type': 'RetailPrice',
		amount: excluded ? price.amount - price.tax : price.amount,
		currency: call.instance.settings.currency.toUpperCase(),
		tax: { amount: price.tax, included: ! excluded },
		order: { total: price.amount, taxTotal: price.tax },
		calculation: [],
	} );
}

export function postQuote( call: Call ): Result {
	const plan = requestedPlan( call );
	const price = priceOf( plan.store, plan.route );
	if ( ! price ) {
		throw new Problem( 400, 'Price could not be calculated' );
	}
	const { instance } = call;
	const id = instance.nextId( 'quote' );
	const expiresAt = instance.clock.now() + QUOTE_LIFE;
	const { amount } = price;
	instance.quotes.set( id, {
		id,
		storeId: plan.store.id,
		amount,
		expiresAt,
		input: plan.body,
	} );
	return created( {
		'@context': '/api/contexts/DeliveryQuote',
		'@id': `/api/delivery_quotes/${ id }`,
		'@type': 'DeliveryQuote',
		amount,
		currency: instance.settings.currency.toUpperCase(),
		expiresAt: toIso( expiresAt, instance.settings.timezone ),
	} );
}

/** Looks at neither state nor expiry: confirming twice makes two deliveries. */
export function confirmQuote( call: Call ): Result {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	const { instance } = call;
	const quote = instance.quotes.get( call.ids[ 0 ] ?? 0 );
	const store = callersStore( call );
	if ( ! quote ) {
		throw new Problem( 404, 'Not Found' );
	}
	if ( quote.storeId !== store.id ) {
		throw denied();
	}
	const { drafts, route, body } = planOf( call, quote.input, store );
	drafts.forEach( fixWindow );
	if ( drafts.some( ( { before } ) => before === null ) ) {
		throw new ServerError( 'a quote without a window cannot be saved' );
	}
	const delivery = saveDelivery(
		instance,
		store,
		drafts,
		route,
		body,
		call.request.id
	);
	return ok( {
		'@context': '/api/contexts/DeliveryQuote',
		'@id': `/api/deliveries/quotes/${ quote.id }/confirm`,
		'@type': 'DeliveryQuote',
		amount: quote.amount,
		currency: instance.settings.currency.toUpperCase(),
		delivery: deliveryIri( delivery.id ),
	} );
}

/** Nearest neighbour, beginning where the client begins. */
function shorterOrder( points: readonly Point[] ): number[] {
	const order = [ 0 ];
	while ( order.length < points.length ) {
		const here = points[ order.at( -1 ) as number ] as Point;
		const rest = points
			.map( ( point, index ) => ( {
				index,
				metres: routeBetween( [ here, point ] ).distance,
			} ) )
			.filter( ( { index } ) => ! order.includes( index ) )
			.sort( ( a, b ) => a.metres - b.metres );
		order.push( rest[ 0 ]?.index as number );
	}
	return order;
}

export function suggestOptimizations( call: Call ): Result {
	const { drafts, route } = requestedPlan( call );
	const points = drafts.flatMap( ( { address } ) => address?.geo ?? [] );
	const order = shorterOrder( points );
	const shorter = routeBetween(
		order.map( ( index ) => points[ index ] as Point )
	);
	const amount = route.distance - shorter.distance;
	const worthwhile = points.length >= 3 && amount > 0;
	return ok( {
		'@context': '/api/contexts/OptimizationSuggestions',
		'@type': 'OptimizationSuggestions',
		suggestions: worthwhile
			? [ { gain: { type: 'distance', amount }, order } ]
			: [],
	} );
}
