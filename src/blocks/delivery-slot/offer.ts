/**
 * What the cart says about delivery times, and what follows from it. Pure: no WordPress, no clock, no page.
 */
export interface Slot {
	value: string;
	/** RFC 3339 in UTC. */
	start: string;
	/** RFC 3339 in UTC. */
	end: string;
	/** In words, on the clock of the delivery. */
	label: string;
}

export interface Offer {
	/** A shipping method that delivers in a window is chosen. */
	needed: boolean;
	/** Leaving the time open is not an option while there are times. */
	required: boolean;
	slots: Slot[];
	/** What this shopper chose on an earlier page; empty for nothing. */
	selected: string;
	timezone: string;
	/** A sentence of the shop about these times; may be empty. */
	message: string;
}

export const NO_OFFER: Offer = {
	needed: false,
	required: false,
	slots: [],
	selected: '',
	timezone: '',
	message: '',
};

type Fields = Record< string, unknown >;

const isFields = ( value: unknown ): value is Fields =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

const text = ( value: unknown ) => ( typeof value === 'string' ? value : '' );

const isSlot = ( value: unknown ): value is Fields =>
	isFields( value ) &&
	text( value.value ) !== '' &&
	text( value.label ) !== '';

/** Reads `extensions["pedal-bridge"]` of a cart; whatever else comes is no offer. */
export function readOffer( extension: unknown ): Offer {
	if ( ! isFields( extension ) || extension.needed !== true ) {
		return NO_OFFER;
	}
	const slots = Array.isArray( extension.slots ) ? extension.slots : [];
	return {
		needed: true,
		required: extension.required === true,
		slots: slots
			.filter( isSlot )
			.map( ( { value, start, end, label } ) => ( {
				value: text( value ),
				start: text( start ),
				end: text( end ),
				label: text( label ),
			} ) ),
		selected: text( extension.selected ),
		timezone: text( extension.timezone ),
		message: text( extension.message ),
	};
}

export const isOffered = ( { slots }: Offer, choice: string ) =>
	slots.some( ( { value } ) => value === choice );

/** A choice that is no longer offered is lost; no choice cannot be. */
export const isLost = ( offer: Offer, choice: string ) =>
	offer.needed && choice !== '' && ! isOffered( offer, choice );

/** Never while another method is chosen, nor when there is nothing to choose. */
export const isMissing = ( offer: Offer, choice: string ) =>
	offer.needed &&
	offer.required &&
	offer.slots.length > 0 &&
	! isOffered( offer, choice );
