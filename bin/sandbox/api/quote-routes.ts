/**
 * Quotes and their confirmation, which is no idempotency device.
 */
import { fixWindow } from '../platform/checks.ts';
import { saveDelivery } from '../platform/deliveries.ts';
import { priceOf } from '../platform/pricing.ts';
import { Problem, ServerError } from '../platform/problems.ts';
import { toIso } from '../platform/zone.ts';
import { ANY_JSON, needsType } from './body.ts';
import { callersStore, denied, needScope, type Call } from './call.ts';
import { deliveryIri } from './iris.ts';
import { created, ok, type Result } from './message.ts';
import { planOf, requestedPlan } from './plan.ts';

const QUOTE_LIFE = 24 * 3_600_000;

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
