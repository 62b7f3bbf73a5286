/**
 * Prices, and the order of several dropoffs.
 */
import { message } from '../platform/messages.ts';
import { priceOf, type Price } from '../platform/pricing.ts';
import { Problem } from '../platform/problems.ts';
import { routeBetween, type Point } from '../platform/route.ts';
import type { Call } from './call.ts';
import { ok, type Result } from './message.ts';
import { requestedPlan, type Plan } from './plan.ts';

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
