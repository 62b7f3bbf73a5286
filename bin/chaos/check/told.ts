/**
 * The other half of the ledger check: whether people were told, and whether every request stands in the plugin's journal.
 */
import type { Evidence, JournalLine } from './evidence.ts';
import type { Case, Finding } from './sets.ts';

function notesOf( { notes }: Evidence ): Map< number, string[] > {
	const byOrder = new Map< number, string[] >();
	for ( const { order_id: id, text } of notes ) {
		byOrder.set( id, [ ...( byOrder.get( id ) ?? [] ), text ] );
	}
	return byOrder;
}

/** Of an order that is gone nobody can keep a note; a mail has to do. */
function silentAboutTrouble(
	{ order, rows }: Case,
	notes: string[],
	hasMail: boolean
): string | null {
	const [ row ] = rows;
	if ( row?.sync !== 'attention' ) {
		return null;
	}
	const noted =
		order === null || notes.some( ( text ) => /needs you/i.test( text ) );
	if ( noted && hasMail ) {
		return null;
	}
	return `${ row.code }: ${ noted ? 'no mail' : 'no note' }`;
}

function silentAboutCourier( { fate, active, rows }: Case ): string | null {
	const known = rows.some( ( { sync } ) => sync === 'attention' );
	return fate === 'over' && active.length > 0 && ! known
		? `called off, but delivery ${ active[ 0 ]?.id } is active and nobody was told`
		: null;
}

/** The order tells of its delivery exactly once. */
function toldOnce(
	{ fate, active, rows, order }: Case,
	notes: string[]
): string | null {
	const [ only ] = active;
	if ( fate !== 'due' || ! order || ! only || rows[ 0 ]?.sync !== 'synced' ) {
		return null;
	}
	const told = notes.filter( ( text ) =>
		text.includes( `(${ only.iri })` )
	).length;
	return told === 1 ? null : `${ told } notes tell of ${ only.iri }`;
}

export function silent( evidence: Evidence, cases: Case[] ): Finding[] {
	const byOrder = notesOf( evidence );
	const hasMail = evidence.mails.some( ( { subject } ) =>
		/needs you/i.test( subject )
	);
	return cases.flatMap( ( one ) => {
		const notes = byOrder.get( one.order?.id ?? 0 ) ?? [];
		const why =
			silentAboutTrouble( one, notes, hasMail ) ??
			silentAboutCourier( one ) ??
			toldOnce( one, notes );
		return why === null
			? []
			: [
					{
						order: one.order?.id ?? one.entry.id,
						code: one.entry.code,
						why,
					},
				];
	} );
}

interface Records {
	/** Creating calls written down before they left. */
	sent: number;
	/** Of them, those whose answer proves that they arrived. */
	arrived: number;
}

/** Seconds: no answer to a call comes later, and no look after an unknown outcome comes earlier. */
const ANSWERS_WITHIN = 3;

function recordsOf( journal: JournalLine[] ): Map< number, Records > {
	const byRow = new Map< number, Records >();
	const creating = new Map< number, number >();
	for ( const { delivery_id: row, at, kind, code, detail } of journal ) {
		const records = byRow.get( row ) ?? { sent: 0, arrived: 0 };
		if ( kind === 'sent' ) {
			creating.delete( row );
			if ( code === 'create' ) {
				records.sent++;
				creating.set( row, at );
			}
		}
		const sentAt = creating.get( row );
		if ( kind === 'answered' && sentAt !== undefined ) {
			creating.delete( row );
			const toThis = at - sentAt <= ANSWERS_WITHIN;
			records.arrived +=
				toThis &&
				( code === 'created' || Number( detail.status ?? 0 ) > 0 )
					? 1
					: 0;
		}
		byRow.set( row, records );
	}
	return byRow;
}

/** A creating request without a record, or a record whose request the platform never saw although it answered. */
export function unlogged( { rows, journal, requests }: Evidence ): Finding[] {
	const records = recordsOf( journal );
	const seen = new Map< string, number >();
	for ( const { route, marker, status } of requests ) {
		// A refused token is answered before anything is done, and asked again in the same breath.
		if ( route === 'create_delivery' && marker && status !== 401 ) {
			seen.set( marker, ( seen.get( marker ) ?? 0 ) + 1 );
		}
	}
	const known = new Set( rows.map( ( { marker } ) => marker ) );
	const strangers = [ ...seen.keys() ].filter(
		( marker ) => ! known.has( marker )
	);
	return [
		...strangers.map( ( marker ) => ( {
			order: null,
			code: '',
			why: `requests of unknown marker ${ marker }`,
		} ) ),
		...rows.flatMap( ( { id, order_id: order, marker } ) => {
			const { sent, arrived } = records.get( id ) ?? {
				sent: 0,
				arrived: 0,
			};
			const posts = seen.get( marker ) ?? 0;
			return posts > sent || arrived > posts
				? [
						{
							order,
							code: '',
							why: `${ posts } requests, ${ sent } records, ${ arrived } of them answered`,
						},
					]
				: [];
		} ),
	];
}

/** Rows whose outcome was once unknown. */
export function recovered( { journal }: Evidence, cases: Case[] ): Finding[] {
	const doubtful = new Set(
		journal
			.filter(
				( { kind, detail } ) =>
					kind === 'answered' && detail.class === 'uncertain'
			)
			.map( ( { delivery_id: row } ) => row )
	);
	return cases
		.filter(
			( { rows, active } ) =>
				active.length === 1 &&
				rows.some( ( { id } ) => doubtful.has( id ) )
		)
		.map( ( { order, entry } ) => ( {
			order: order?.id ?? null,
			code: entry.code,
			why: '',
		} ) );
}
