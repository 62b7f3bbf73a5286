/**
 * Holds the active faults and decides which of them hit a call.
 */
import { seededRandom } from '../platform/random.ts';
import type { Fault, FaultSpec } from './fault.ts';
import { isModifier, kindOf } from './kinds.ts';

export interface Target {
	on: 'request' | 'webhook';
	/** The route's name, or the event's. */
	route: string;
	/** What `contains` looks into; asked for only when a fault needs it. */
	text: () => string;
}

type Draws = Map< string, { drawn: number; passed: number } >;

export class Faults {
	private readonly active = new Map< string, Fault >();
	private readonly randoms = new Map< string, () => number >();
	private nextId = 1;
	/** Hits of faults that are gone, so that a count is never lost. */
	private pastHits: Record< string, number > = {};

	/** Called whenever the list or a counter changes. */
	onChange: () => void = () => {};

	get list(): readonly Fault[] {
		return [ ...this.active.values() ];
	}

	/** Hits by kind since the last reset, including removed faults. */
	get hits(): Record< string, number > {
		const hits = { ...this.pastHits };
		for ( const fault of this.active.values() ) {
			hits[ fault.kind ] = ( hits[ fault.kind ] ?? 0 ) + fault.hits;
		}
		return hits;
	}

	add( spec: FaultSpec ): Fault {
		const id = `f${ this.nextId++ }`;
		const fault = { ...spec, id, since: Date.now(), seen: 0, hits: 0 };
		this.active.set( id, fault );
		this.randoms.set( id, seededRandom( spec.seed ?? this.nextId ) );
		const { group } = spec;
		if ( group !== undefined && ! this.randoms.has( `group ${ group }` ) ) {
			this.randoms.set(
				`group ${ group }`,
				seededRandom( spec.seed ?? 1 )
			);
		}
		this.onChange();
		return fault;
	}

	remove( id: string ): boolean {
		const fault = this.active.get( id );
		if ( fault ) {
			this.pastHits[ fault.kind ] =
				( this.pastHits[ fault.kind ] ?? 0 ) + fault.hits;
			this.active.delete( id );
			this.randoms.delete( id );
			this.onChange();
		}
		return fault !== undefined;
	}

	clear(): void {
		for ( const id of [ ...this.active.keys() ] ) {
			this.remove( id );
		}
		this.randoms.clear();
		this.onChange();
	}

	reset(): void {
		this.clear();
		this.pastHits = {};
	}

	/** In the order they were set; at most one of them takes the answer over. */
	select( target: Target ): Fault[] {
		if ( this.active.size === 0 ) {
			return [];
		}
		const draws: Draws = new Map();
		const chosen: Fault[] = [];
		let taken = false;
		for ( const fault of this.active.values() ) {
			const modifier = isModifier( fault.kind );
			if ( ( taken && ! modifier ) || ! this.concerns( fault, target ) ) {
				continue;
			}
			fault.seen++;
			if ( this.hit( fault, draws ) ) {
				fault.hits++;
				taken ||= ! modifier;
				chosen.push( fault );
			}
		}
		if ( chosen.length > 0 ) {
			this.onChange();
		}
		return chosen;
	}

	private concerns( fault: Fault, { on, route, text }: Target ): boolean {
		return (
			kindOf( fault.kind ).on === on &&
			( fault.route.includes( '*' ) || fault.route.includes( route ) ) &&
			( fault.contains === undefined ||
				text().includes( fault.contains ) )
		);
	}

	private hit( fault: Fault, draws: Draws ): boolean {
		const { nth, every, times, on_off: onOff } = fault;
		const lucky = this.isLucky( fault, draws );
		return (
			lucky &&
			( nth === undefined || nth.includes( fault.seen ) ) &&
			( every === undefined || fault.seen % every === 0 ) &&
			( times === undefined || fault.hits < times ) &&
			( onOff === undefined || isOn( fault.since, onOff ) )
		);
	}

	private isLucky( fault: Fault, draws: Draws ): boolean {
		if ( fault.probability === undefined ) {
			return true;
		}
		if ( fault.group === undefined ) {
			return this.draw( fault.id ) < fault.probability;
		}
		const draw = draws.get( fault.group ) ?? {
			drawn: this.draw( `group ${ fault.group }` ),
			passed: 0,
		};
		draws.set( fault.group, draw );
		const lucky =
			draw.drawn >= draw.passed &&
			draw.drawn < draw.passed + fault.probability;
		draw.passed += fault.probability;
		return lucky;
	}

	private draw( name: string ): number {
		const random = this.randoms.get( name );
		return random ? random() : 1;
	}
}

function isOn( since: number, [ on, off ]: [ number, number ] ): boolean {
	const elapsed = ( Date.now() - since ) / 1000;
	return elapsed % ( on + off ) < on;
}
