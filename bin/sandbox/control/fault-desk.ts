/**
 * Faults on the control side: list, set, clear.
 */
import { parseFault } from '../faults/parse.ts';
import { KINDS } from '../faults/kinds.ts';
import { expandPreset, PRESETS } from '../faults/presets.ts';
import { ROUTE_NAMES } from '../api/routes.ts';
import { EVENTS } from '../api/webhook-routes.ts';
import { NotThere, type ControlCall, type ControlRoute } from './desk.ts';

const listFaults = ( { desk }: ControlCall ): unknown => ( {
	faults: desk.faults.list,
	hits: desk.faults.hits,
} );

function addPreset( { desk, parts, body }: ControlCall ): unknown {
	const name = parts[ 0 ] ?? '';
	if ( ! ( name in PRESETS ) ) {
		throw new NotThere(
			`there is no preset ${ name }; known are: ${ Object.keys( PRESETS ).join( ', ' ) }`
		);
	}
	return {
		faults: expandPreset( name, body ).map( ( spec ) =>
			desk.faults.add( spec )
		),
	};
}

function removeFault( { desk, parts }: ControlCall ): unknown {
	const id = parts[ 0 ] ?? '';
	if ( ! desk.faults.remove( id ) ) {
		throw new NotThere( `there is no fault ${ id }` );
	}
	return { removed: id };
}

export const FAULT_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/faults',
		help: 'active faults with how often they were looked at (`seen`) and hit (`hits`); hits by kind',
		handle: listFaults,
	},
	{
		method: 'POST',
		path: '/faults',
		help: "sets one: `{kind, route?, nth?, every?, times?, probability?, group?, seed?, contains?, on_off?, …the kind's own}`",
		handle: ( { desk, body } ) => desk.faults.add( parseFault( body ) ),
	},
	{
		method: 'DELETE',
		path: '/faults',
		help: 'clears all; hits by kind stay readable until a reset',
		handle: ( { desk } ) => {
			desk.faults.clear();
			return { faults: [], hits: desk.faults.hits };
		},
	},
	{
		method: 'GET',
		path: '/faults/kinds',
		help: 'kinds with their parameters, names of routes and events',
		handle: () => ( { kinds: KINDS, routes: ROUTE_NAMES, events: EVENTS } ),
	},
	{
		method: 'GET',
		path: '/faults/presets',
		help: 'faults that belong together, by name',
		handle: () => PRESETS,
	},
	{
		method: 'POST',
		path: '/faults/presets/{}',
		help: 'sets a preset: `{route?, seed?, scale?}`',
		handle: addPreset,
	},
	{
		method: 'DELETE',
		path: '/faults/{}',
		help: 'clears one',
		handle: removeFault,
	},
];
