/**
 * The shopper's choice: what the page shows, what goes out with the order, and what the next page will remember.
 */
import { extensionCartUpdate } from '@woocommerce/blocks-checkout';
import { useEffect, useState } from '@wordpress/element';
import { isLost, isOffered, type Offer } from './offer';

export const EXTENSION = 'pedal-bridge';

export type SetExtensionData = (
	extension: string,
	key: string,
	value: string
) => void;

export interface Choice {
	value: string;
	/** The time chosen before is gone. */
	lost: boolean;
	choose: ( value: string ) => void;
}

/** The page keeps the last word: answers that come late must not undo a newer choice. */
const remember = ( slot: string ) =>
	extensionCartUpdate( { namespace: EXTENSION, data: { slot } } ).catch(
		() => undefined
	);

export function useChoice(
	offer: Offer,
	setExtensionData: SetExtensionData
): Choice {
	// Null until this page has seen a choice: until then the cart knows best.
	const [ wish, setWish ] = useState< string | null >( null );
	const [ lost, setLost ] = useState( false );
	const asked = wish ?? offer.selected;
	const value = isOffered( offer, asked ) ? asked : '';

	useEffect( () => {
		if ( isLost( offer, wish ?? '' ) ) {
			setLost( true );
			setWish( '' );
		}
	}, [ offer, wish ] );

	useEffect( () => {
		setExtensionData( EXTENSION, 'slot', value );
	}, [ setExtensionData, value ] );

	return {
		value,
		lost,
		choose: ( slot ) => {
			setWish( slot );
			setLost( false );
			void remember( slot );
		},
	};
}
