/**
 * Plans a run's orders from its seed: who orders what, by which way, for when, and what happens to the order afterwards.
 */
import { Random } from '../random.ts';
import type { Address, Change, Entry, Slot, Way } from './book.ts';

export interface PlanWish {
	seed: number;
	products: number[];
	/** Windows the platform offers. */
	windows: string[];
	connection: number;
	/** Ways this shop offers. */
	ways: Readonly< Partial< Record< Way, number > > >;
	/** Share of orders that something happens to afterwards. */
	changed: number;
	/** Share of orders without a window of their own. */
	slotless?: number;
}

const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** A word that no other text contains: unique to seed and order. */
export function codeOf( seed: number, index: number ): string {
	let rest = ( seed % 8000 ) * 100_000 + index;
	let word = '';
	for ( let letter = 0; letter < 7; letter++ ) {
		word = ( CODE_LETTERS[ rest % CODE_LETTERS.length ] ?? '' ) + word;
		rest = Math.floor( rest / CODE_LETTERS.length );
	}
	return `Zq${ word }`;
}

/** A French mobile number of its own for each order, typed the way people type. */
function phoneOf( index: number, random: Random ): string {
	const digits = String( 10_000_000 + index * 7 ).padStart( 8, '0' );
	const pairs = digits.match( /../g ) ?? [];
	return random.pick( [
		`06${ digits }`,
		`06 ${ pairs.join( ' ' ) }`,
		`06.${ pairs.join( '.' ) }`,
		`+33 6 ${ pairs.join( ' ' ) }`,
		`0033 6 ${ pairs.join( ' ' ) }`,
	] );
}

function addressOf( code: string, index: number, random: Random ): Address {
	return {
		first_name: random.pick( [ 'Léa', 'Noé', 'Zoé', 'Anaïs', 'Jean-Luc' ] ),
		last_name: `Canari${ code }`,
		company: random.chance( 0.2 ) ? `Café ${ code }` : '',
		address_1: `${ 1 + random.below( 90 ) } rue ${ code }`,
		address_2: random.chance( 0.3 ) ? 'Bâtiment B, 3e étage' : '',
		city: 'Grenoble',
		postcode: random.pick( [ '38000', '38100' ] ),
		country: 'FR',
		phone: phoneOf( index, random ),
	};
}

export function slotOf( value: string, connection: number ): Slot {
	const [ start = '', end = '' ] = value.split( '/' );
	return { value, start, end, connection_id: connection };
}

/** Start and end of a window, in milliseconds. */
export function instants( value: string ): { start: number; end: number } {
	const [ start = '', end = '' ] = value.split( '/' );
	return { start: Date.parse( start ), end: Date.parse( end ) };
}

const status = ( to: string, after: number ): Change => ( {
	do: 'status',
	after,
	with: { to },
} );

/** The longest that a run sets its clock forward, and two hours. */
const LASTS_MS = 8 * 3_600_000;

/** Only windows that outlast a run: none of its orders may fail for being late, at whatever hour it begins. */
export const lasting = ( windows: string[], now: number ): string[] =>
	windows.filter( ( value ) => instants( value ).end > now + LASTS_MS );

const KINDS = {
	cancel: 30,
	refund_all: 10,
	refund_one: 10,
	address: 22,
	note: 8,
	slot: 10,
	trash: 8,
	untrash: 6,
	delete: 4,
	hold: 6,
	hold_and_back: 8,
	complete: 6,
};

function changesOf(
	code: string,
	{ windows, connection }: PlanWish,
	random: Random
): Change[] {
	const after = Math.round( random.between( 0, 6_000 ) );
	const soon = Math.round( random.between( 0, 3_000 ) );
	const one = ( what: Change[ 'do' ], more: Change[ 'with' ] = {} ) => [
		{ do: what, after, with: more },
	];
	const street = `${ 100 + random.below( 90 ) } quai ${ code }`;
	const value = random.pick( windows );
	const plans: Record< keyof typeof KINDS, Change[] > = {
		cancel: [ status( 'cancelled', after ) ],
		refund_all: one( 'refund_all' ),
		refund_one: one( 'refund_one' ),
		address: one( 'address', { shipping: { address_1: street } } ),
		note: one( 'note', { note: `Autre porte, ${ code }.` } ),
		slot: one( 'slot', { slot: slotOf( value, connection ) } ),
		trash: one( 'trash' ),
		untrash: [
			...one( 'trash' ),
			{ do: 'untrash', after: soon, with: {} },
		],
		delete: one( 'delete' ),
		hold: [ status( 'on-hold', after ) ],
		hold_and_back: [
			status( 'on-hold', after ),
			status( 'processing', soon ),
		],
		complete: [ status( 'completed', after ) ],
	};
	return plans[ random.weighted( KINDS ) ];
}

/** One order in twelve is not for us: unpaid, or with another shipping method. */
function entryOf( wish: PlanWish, index: number, random: Random ): Entry {
	const code = codeOf( wish.seed, index );
	const way = random.weighted( wish.ways as Record< Way, number > );
	const byStaff = [ 'rest', 'save', 'save_then_move' ].includes( way );
	const foreign = byStaff && random.chance( 0.12 );
	const ours = ! foreign || random.chance( 0.5 );
	const unpaid = foreign && ours;
	const shopping = way === 'classic' || way === 'blocks';
	return {
		code,
		way,
		ours,
		status: unpaid ? random.pick( [ 'on-hold', 'pending' ] ) : 'processing',
		address: addressOf( code, index, random ),
		note: random.chance( 0.6 ) ? `Sonnez chez ${ code } !` : '',
		items: [
			[ random.pick( wish.products ), 1 + random.below( 3 ) ],
			...( ! shopping && random.chance( 0.3 )
				? [ [ random.pick( wish.products ), 1 ] as [ number, number ] ]
				: [] ),
		],
		slot: random.chance( 1 - ( wish.slotless ?? 0.1 ) )
			? slotOf( random.pick( wish.windows ), wish.connection )
			: null,
		changes:
			! foreign && random.chance( wish.changed )
				? changesOf( code, wish, random )
				: [],
		id: null,
		done: [],
	};
}

/** An endless row of customers, the same for the same seed. */
export class Planner {
	private readonly random: Random;
	private next = 0;

	constructor( private readonly wish: PlanWish ) {
		this.random = new Random( wish.seed );
	}

	one(): Entry {
		return entryOf( this.wish, this.next++, this.random );
	}
}
