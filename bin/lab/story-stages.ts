/**
 * The stations of an order's way, and how to see in the plugin's REST which one a delivery has reached.
 */
import { asList, asText, type Json } from './json.ts';

export const STAGES = [
	'paid',
	'planned',
	'sent',
	'placed',
	'assigned',
	'pickup',
	'carried',
	'delivered',
] as const;

export type StoryStage = ( typeof STAGES )[ number ];

export const WORDS: Record< StoryStage, string > = {
	paid: 'order paid',
	planned: 'planned',
	sent: 'sent',
	placed: 'placed',
	assigned: 'assigned',
	pickup: 'picked up',
	carried: 'on its way',
	delivered: 'delivered',
};

/** What the dispatcher does once the shop has seen a stage. */
export const BUTTONS = {
	placed: 'assign',
	assigned: 'start',
	pickup: 'pick',
	carried: 'drop',
} as const;

const rank = ( stage: unknown ): number =>
	STAGES.indexOf( stage as StoryStage );

/** When it happened, by what the plugin remembers. */
export function happenedAt( delivery: Json, stage: StoryStage ): string {
	if ( stage === 'planned' ) {
		return asText( delivery.created_at );
	}
	const entry = asList( delivery.journal ).find( ( { kind, code } ) =>
		stage === 'sent' ? kind === 'sent' : kind === 'moved' && code === stage
	);
	const since = delivery.stage === stage ? delivery.stage_at : '';
	return asText( entry?.at ) || asText( since );
}

export const hasReached = ( delivery: Json, stage: StoryStage ): boolean =>
	stage === 'sent'
		? Number( delivery.sends ) > 0
		: rank( delivery.stage ) >= rank( stage ) || stage === 'planned';

/** Where a delivery stands, in the plugin's own words. */
export const standing = ( { sync, stage, code, message }: Json ): string =>
	[
		`sync ${ asText( sync ) }`,
		`stage ${ asText( stage ) }`,
		asText( code ),
		asText( message ),
	]
		.filter( Boolean )
		.join( ', ' );
