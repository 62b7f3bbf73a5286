/**
 * A delivery as it would be: the common ground of prices, quotes and suggestions.
 */
import { setDefaults } from '../platform/defaults.ts';
import { readDelivery } from '../platform/delivery-input.ts';
import { draftTasks, type TaskDraft } from '../platform/drafts.ts';
import type { Store } from '../platform/model.ts';
import type { Route } from '../platform/route.ts';
import { ANY_JSON, jsonBody, needsType } from './body.ts';
import { callersStore, needScope, type Call } from './call.ts';

export interface Plan {
	store: Store;
	body: unknown;
	drafts: TaskDraft[];
	route: Route;
}

export function planOf( call: Call, body: unknown, store: Store ): Plan {
	const input = readDelivery( call.instance, body, store );
	const drafts = draftTasks( call.instance, input, store );
	return {
		store,
		body,
		drafts,
		route: setDefaults( call.instance, drafts, input, store ),
	};
}

export function requestedPlan( call: Call ): Plan {
	needsType( call.request, ANY_JSON );
	needScope( call, 'deliveries' );
	return planOf( call, jsonBody( call.request ), callersStore( call ) );
}
