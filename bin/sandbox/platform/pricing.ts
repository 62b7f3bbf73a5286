/**
 * What the store pays: a base, so much a kilometre, tax included.
 */
import type { Store } from './model.ts';
import type { Route } from './route.ts';

export interface Price {
	/** Minor units, tax included. */
	amount: number;
	tax: number;
}

const TAX = 0.2;

/** Null when the store has no rules, or none of them fits. */
export function priceOf( store: Store, { distance }: Route ): Price | null {
	const { pricing } = store;
	if (
		! pricing ||
		( pricing.maxDistance !== null && distance > pricing.maxDistance )
	) {
		return null;
	}
	const amount =
		pricing.base + Math.round( ( pricing.perKm * distance ) / 1000 );
	return { amount, tax: Math.round( amount - amount / ( 1 + TAX ) ) };
}
