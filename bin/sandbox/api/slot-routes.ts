/**
 * Time slots and their choices.
 */
import { randomBytes } from 'node:crypto';
import type { Instance } from '../platform/instance.ts';
import type { TimeSlot } from '../platform/model.ts';
import { openingHoursSpecification } from '../platform/opening-hours.ts';
import { Problem, ServerError } from '../platform/problems.ts';
import { choiceLabel, choicesOf, choiceValue } from '../platform/time-slots.ts';
import { callersStore, denied, needScope, type Call } from './call.ts';
import { ok, type Result } from './message.ts';
import { slotIri } from './iris.ts';

const opaque = (): string =>
	`/api/.well-known/genid/${ randomBytes( 10 ).toString( 'hex' ) }`;

function choicesJson(
	instance: Instance,
	slot: TimeSlot
): Record< string, unknown > {
	const { settings, clock } = instance;
	const now = clock.now();
	return {
		'@context': {
			'@vocab': `${ settings.publicUrl }/api/docs.jsonld#`,
			hydra: 'http://www.w3.org/ns/hydra/core#',
			choices: 'TimeSlotChoices/choices',
		},
		'@type': 'TimeSlotChoices',
		'@id': opaque(),
		choices: choicesOf( slot, now, settings ).map( ( choice ) => ( {
			'@context': '/api/contexts/TimeSlotChoice',
			'@id': opaque(),
			'@type': 'TimeSlotChoice',
			value: choiceValue( choice ),
			label: choiceLabel( choice, now, settings ),
		} ) ),
	};
}

function slotOf( { instance, ids }: Call ): TimeSlot {
	const slot = instance.timeSlots.get( ids[ 0 ] ?? 0 );
	if ( ! slot ) {
		throw new Problem( 404, 'Not Found' );
	}
	return slot;
}

export function defaultChoices( call: Call ): Result {
	needScope( call, 'deliveries' );
	const { timeSlotId } = callersStore( call );
	if ( timeSlotId === null ) {
		throw new ServerError( 'the store has no default time slot' );
	}
	const slot = call.instance.need( call.instance.timeSlots, timeSlotId );
	return ok( choicesJson( call.instance, slot ) );
}

/** The list decides, not the default: a default outside the list is a 403 here. */
export function slotChoices( call: Call ): Result {
	needScope( call, 'deliveries' );
	const slot = slotOf( call );
	if ( ! callersStore( call ).timeSlotIds.includes( slot.id ) ) {
		throw denied();
	}
	return ok( choicesJson( call.instance, slot ) );
}

export function getSlot( call: Call ): Result {
	const slot = slotOf( call );
	return ok( {
		'@context': '/api/contexts/TimeSlot',
		'@id': slotIri( slot.id ),
		'@type': 'TimeSlot',
		name: slot.name,
		interval: slot.interval,
		workingDaysOnly: slot.workingDaysOnly,
		priorNotice: slot.priorNotice,
		choices: [],
		openingHoursSpecification: openingHoursSpecification(
			slot.openingHours
		),
	} );
}

export function listSlots(): Result {
	throw denied();
}
