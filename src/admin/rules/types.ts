/**
 * Rules as interface.md section 7 has them.
 */
import type { FieldName, Op } from '../words/fields.ts';
import type { Verdict } from '../types.ts';

export interface Condition {
	field: FieldName;
	op: Op;
	value: unknown;
}

export interface Rule {
	id: string;
	name: string;
	enabled: boolean;
	when: Condition[];
	then: { connection_id: number } | { send: false };
	parcel?: string;
}

export interface Simulation {
	orders: Array< {
		order_id: number;
		order_number?: string;
		before: Verdict;
		after: Verdict;
	} >;
	changed: number;
	sent_before: number;
	sent_after: number;
}
