/**
 * Everything that happened to a delivery, newest first.
 */
import { __, sprintf } from '@wordpress/i18n';
import { getSettings } from '@wordpress/date';
import type { JournalEntry } from '../../types.ts';
import { Timeline, type TimelineItem } from '../../ui/index.ts';
import { stageWord } from '../../words/state.ts';
import { asOnShopClock } from '../../words/time.ts';
import type { Stage } from '../../types.ts';

function headline( { kind, code, message }: JournalEntry ): string {
	switch ( kind ) {
		case 'decided':
			return __( 'Decided where it goes', 'pedal-bridge' );
		case 'planned':
			return __( 'Planned', 'pedal-bridge' );
		case 'sent':
			return __( 'Sent to the platform', 'pedal-bridge' );
		case 'answered':
			return message || __( 'The platform answered', 'pedal-bridge' );
		case 'received':
			return __( 'The platform told us something', 'pedal-bridge' );
		case 'looked':
			return __( 'Looked at the platform', 'pedal-bridge' );
		case 'moved':
			return sprintf(
				/* translators: %s: stage of a delivery. */
				__( 'Now: %s', 'pedal-bridge' ),
				message || stageWord( code as Stage ) || code
			);
		case 'swept':
			return __( 'Found by comparing', 'pedal-bridge' );
		case 'human':
			return __( 'A person decided', 'pedal-bridge' );
		case 'paused':
			return __( 'The connection rests', 'pedal-bridge' );
		case 'alerted':
			return __( 'Somebody was told', 'pedal-bridge' );
		default:
			return message || kind;
	}
}

/** Ids, codes and durations: plain values only, each with its name. */
function details( entry: JournalEntry ): string[] {
	const said = entry.message && headline( entry ) !== entry.message;
	const facts = Object.entries( entry.detail )
		.filter( ( [ , value ] ) => [ 'string', 'number' ].includes( typeof value ) )
		.map( ( [ name, value ] ) => `${ name }: ${ String( value ) }` );
	return [ ...( said ? [ entry.message ] : [] ), facts.join( ' · ' ) ].filter(
		Boolean
	);
}

const SIGNS: Record< string, string > = {
	sent: '→',
	answered: '←',
	received: '←',
	moved: '●',
	human: '✎',
};

function item( entry: JournalEntry ): TimelineItem {
	return {
		date: asOnShopClock( entry.at ),
		icon: <span aria-hidden="true">{ SIGNS[ entry.kind ] ?? '○' }</span>,
		headline: headline( entry ),
		body: details( entry ),
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
