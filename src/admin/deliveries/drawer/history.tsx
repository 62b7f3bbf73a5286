/**
 * Everything that happened to a delivery, newest first.
 */
import { getSettings } from '@wordpress/date';
import { __, sprintf } from '@wordpress/i18n';
import type { JournalEntry } from '../../types.ts';
import { Timeline, type TimelineItem } from '../../ui/index.ts';
import { asOnShopClock } from '../../words/time.ts';

/** The shop says most entries as a sentence; these few speak for themselves. */
function headline( { kind, message }: JournalEntry ): string {
	if ( message ) {
		return message;
	}
	switch ( kind ) {
		case 'decided':
			return __( 'Decided where it goes.', 'pedal-bridge' );
		case 'paused':
			return __( 'The connection rests.', 'pedal-bridge' );
		default:
			return kind;
	}
}

function factWords( name: string, value: string ): string {
	switch ( name ) {
		case 'ms':
			return sprintf(
				/* translators: %s: milliseconds. */
				__( '%s ms', 'pedal-bridge' ),
				value
			);
		case 'remote_id':
			return value;
		case 'send':
			/* translators: %s: a number. */
			return sprintf( __( 'try %s', 'pedal-bridge' ), value );
		default:
			return `${ name }: ${ value }`;
	}
}

/** Means something in the tables only. */
const OUR_OWN = [ 'parcel', 'connection_id' ];

/** Ids, codes and durations: plain values only, each with its name. */
const details = ( { detail }: JournalEntry ): string =>
	Object.entries( detail )
		.filter(
			( [ name, value ] ) =>
				[ 'string', 'number' ].includes( typeof value ) &&
				! OUR_OWN.includes( name )
		)
		.map( ( [ name, value ] ) => factWords( name, String( value ) ) )
		.join( ' · ' );

const SIGNS: Record< string, string > = {
	sent: '→',
	answered: '←',
	received: '←',
	moved: '●',
	human: '✎',
};

function item( entry: JournalEntry ): TimelineItem {
	const words = details( entry );
	return {
		date: asOnShopClock( entry.at ),
		icon: <span aria-hidden="true">{ SIGNS[ entry.kind ] ?? '○' }</span>,
		headline: headline( entry ),
		body: words ? [ <bdi key="details">{ words }</bdi> ] : [],
	};
}

export function History( { entries }: { entries: JournalEntry[] } ) {
	const { formats } = getSettings();
	if ( entries.length === 0 ) {
		return <p>{ __( 'Nothing yet.', 'pedal-bridge' ) }</p>;
	}
	return (
		<Timeline
			items={ entries.map( item ) }
			orderBy="desc"
			groupBy="day"
			dateFormat={ formats.date }
			clockFormat={ formats.time }
		/>
	);
}
