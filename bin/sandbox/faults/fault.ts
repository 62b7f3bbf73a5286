/**
 * One active fault: what goes wrong, where, and when.
 */
import type { KindName } from './kinds.ts';

export type ParameterValue =
	string | number | boolean | Record< string, string >;

/** Which calls it hits, of those on its route. Everything given has to hold. */
export interface Selection {
	/** Counted from 1 since the fault was set. */
	nth?: number[];
	every?: number;
	/** Stop after that many hits. */
	times?: number;
	probability?: number;
	/** Faults of one group share one draw, so at most one of them hits. */
	group?: string;
	seed?: number;
	/** Text the path, query or body has to contain; a marker for instance. */
	contains?: string;
	/** Works that long, then rests that long, in seconds, over and over. */
	on_off?: [ number, number ];
}

export interface FaultSpec extends Selection {
	kind: KindName;
	/** Names of routes, or of events for webhooks; `*` is any. */
	route: string[];
	parameters: Record< string, ParameterValue >;
	/** The preset it came from. */
	preset?: string;
}

export interface Fault extends FaultSpec {
	id: string;
	since: number;
	/** Calls that were looked at, and those that were hit. */
	seen: number;
	hits: number;
}

export function numberOf( fault: FaultSpec, name: string ): number {
	const value = fault.parameters[ name ];
	return typeof value === 'number' ? value : 0;
}

export function textOf( fault: FaultSpec, name: string ): string {
	const value = fault.parameters[ name ];
	return typeof value === 'string' ? value : '';
}

export const flagOf = ( fault: FaultSpec, name: string ): boolean =>
	fault.parameters[ name ] === true;

export const isAfter = ( fault: FaultSpec ): boolean =>
	fault.parameters.phase === 'after';
