/**
 * By which ways orders come in, and how often each.
 */
import type { Way } from './book.ts';

/** Checkouts cost ten times as much as an order saved directly. */
export const WAYS_MIX: Readonly< Record< Way, number > > = {
	classic: 6,
	blocks: 8,
	rest: 18,
	save: 24,
	save_then_move: 18,
	pay: 18,
	sql: 8,
};
