/**
 * Everything the control side may touch.
 */
import type { Faults } from '../faults/engine.ts';
import type { Courier } from '../platform/courier.ts';
import type { Instance } from '../platform/instance.ts';
import type { Webhooks } from '../platform/webhooks.ts';
import type { Fields } from './fields.ts';
import type { Ledger } from './ledger.ts';

export interface Desk {
	instance: Instance;
	ledger: Ledger;
	faults: Faults;
	webhooks: Webhooks;
	courier: Courier;
	/** The seed new keys are derived from. */
	seed: string;
	/** Stops listening (connections are refused) for so many seconds, or until `open`. */
	shut: ( seconds: number | null ) => void;
	open: () => Promise< void >;
	readonly isOpen: boolean;
	reset: ( everything: boolean ) => void;
}

export interface ControlCall {
	desk: Desk;
	/** The path's variable parts. */
	parts: readonly string[];
	query: URLSearchParams;
	/** The JSON body; an empty object when there was none. */
	body: unknown;
	fields: Fields;
}

export interface ControlRoute {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** `{}` stands for one part. */
	path: string;
	help: string;
	handle: ( call: ControlCall ) => unknown;
}

/** Nothing of that name: 404 on the control side. */
export class NotThere extends Error {}
