/**
 * Somewhere to deliver to, typed: for a shop that has no orders yet, or a street one is asked about.
 */
import { __ } from '@wordpress/i18n';
import { Field } from '../ui/index.ts';

export interface SampleAddress {
	street: string;
	postcode: string;
	city: string;
}

export const NOWHERE: SampleAddress = { street: '', postcode: '', city: '' };

interface Given {
	address: SampleAddress;
	change: ( address: SampleAddress ) => void;
}

export function AddressFields( { address, change }: Given ) {
	const set = ( part: keyof SampleAddress ) => ( value: string ) =>
		change( { ...address, [ part ]: value } );
	return (
		<div className="pedal-fields">
			<Field
				label={ __( 'Street and number', 'pedal-bridge' ) }
				value={ address.street }
				maxLength={ 191 }
				onChange={ set( 'street' ) }
			/>
			<Field
				label={ __( 'Postcode', 'pedal-bridge' ) }
				value={ address.postcode }
				maxLength={ 32 }
				onChange={ set( 'postcode' ) }
			/>
			<Field
				label={ __( 'Town', 'pedal-bridge' ) }
				value={ address.city }
				maxLength={ 191 }
				onChange={ set( 'city' ) }
			/>
		</div>
	);
}
