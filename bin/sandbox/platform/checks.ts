/**
 * What the server validates before it saves a delivery, and what it does not.
 */
import { checkColumns, hasNul } from './addresses.ts';
import type { TaskDraft } from './drafts.ts';
import { message } from './messages.ts';
import type { Settings, Store } from './model.ts';
import { CODES, ServerError, Violations, type Violation } from './problems.ts';
import type { Route } from './route.ts';

const QUARTER_HOUR = 15 * 60_000;

/** A window without a start begins a quarter of an hour before its end. */
export function fixWindow( draft: TaskDraft ): void {
	if ( draft.after === null && draft.before !== null ) {
		draft.after = draft.before - QUARTER_HOUR;
	}
}

function violationsOf(
	draft: TaskDraft,
	index: number,
	locale: string
): Violation[] {
	const path = `items[${ index }].task`;
	const found: Violation[] = [];
	if ( draft.before === null ) {
		found.push( {
			propertyPath: `${ path }.doneBefore`,
			message: message( locale, 'window' ),
			code: CODES.notBlank,
		} );
	} else if ( draft.after !== null && draft.after >= draft.before ) {
		found.push( {
			propertyPath: `${ path }.doneBefore`,
			message: message( locale, 'order' ),
			code: CODES.expression,
		} );
	}
	if ( draft.address && ! draft.address.phoneValid ) {
		found.push( {
			propertyPath: `${ path }.address.telephone`,
			message: message( locale, 'phone' ),
			code: CODES.phone,
		} );
	}
	if ( draft.address?.streetAddress.trim() === '' ) {
		found.push( {
			propertyPath: `${ path }.address.streetAddress`,
			message: message( locale, 'blank' ),
			code: CODES.notBlank,
		} );
	}
	return found;
}

function pickupComesFirst( drafts: readonly TaskDraft[] ): boolean {
	const pickup = drafts.find( ( { type } ) => type === 'PICKUP' );
	return drafts.every(
		( { type, before } ) =>
			type !== 'DROPOFF' ||
			before === null ||
			( pickup?.before ?? -Infinity ) <= before
	);
}

/** Dates in the past and addresses out of the zone pass: nobody checks them here. */
export function validate(
	drafts: readonly TaskDraft[],
	{ locale }: Settings
): void {
	drafts.forEach( fixWindow );
	const violations = drafts.flatMap( ( draft, index ) =>
		violationsOf( draft, index, locale )
	);
	if ( ! pickupComesFirst( drafts ) ) {
		violations.push( {
			propertyPath: 'items',
			message: message( locale, 'pickupAfterDropoff' ),
			code: null,
		} );
	}
	if ( violations.length > 0 ) {
		throw new Violations( violations );
	}
}

/** The zone, which only `/assert` looks at. */
export function checkZone(
	store: Store,
	{ distance }: Route,
	{ locale }: Settings
): void {
	if ( store.maxDistance !== null && distance >= store.maxDistance ) {
		throw new Violations( [
			{
				propertyPath: 'items',
				message: message( locale, 'outOfZone' ),
				code: null,
			},
		] );
	}
}

/** The database's own limits, met only when the rows are written. */
export function checkStorable( drafts: readonly TaskDraft[] ): void {
	for ( const { address, comments } of drafts ) {
		if ( address ) {
			checkColumns( address );
		}
		if ( hasNul( comments ) ) {
			throw new ServerError( 'NUL byte in text' );
		}
	}
}
