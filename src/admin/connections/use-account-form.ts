/**
 * What is typed about a Store account. It stays when a request fails; pasting an identifier and a secret at once fills both.
 */
import { useCallback, useState } from '@wordpress/element';
import type { ClipboardEvent } from 'react';
import { __, sprintf } from '@wordpress/i18n';
import {
	accountIn,
	areSwapped,
	cleanKey,
	LONGEST_PASTE,
	nameOf,
	originOf,
	wholeOf,
} from './key-text.ts';
import { WEBHOOK } from './driver-words.ts';

export interface Account {
	name: string;
	base_url: string;
	identifier: string;
	secret: string;
}

export interface AccountForm {
	values: Account;
	set: ( field: keyof Account ) => ( value: string ) => void;
	/** The address as it will be used: with a scheme, and with a path only where one is wanted. */
	repairAddress: () => void;
	paste: ( event: ClipboardEvent< HTMLElement > ) => void;
	swap: () => void;
	swapped: boolean;
	/** What the form did by itself, said so that nobody wonders. */
	remark: string;
}

const CLEANED: ReadonlyArray< keyof Account > = [ 'identifier', 'secret' ];

export function useAccountForm( start: Account, driver: string ): AccountForm {
	const [ values, setValues ] = useState( start );
	const [ named, setNamed ] = useState( start.name !== '' );
	const [ remark, setRemark ] = useState( '' );

	const change = useCallback(
		( changes: Partial< Account > ) =>
			setValues( ( before ) => ( {
				...before,
				...( ! named &&
					changes.base_url !== undefined && {
						name: nameOf( changes.base_url ),
					} ),
				...changes,
			} ) ),
		[ named ]
	);

	const set = ( field: keyof Account ) => ( value: string ) => {
		if ( field === 'name' ) {
			setNamed( true );
		}
		setRemark( '' );
		change( {
			[ field ]: CLEANED.includes( field ) ? cleanKey( value ) : value,
		} );
	};

	const repairAddress = () => {
		const origin =
			driver === WEBHOOK
				? wholeOf( values.base_url )
				: originOf( values.base_url );
		if ( origin && origin !== values.base_url ) {
			change( { base_url: origin } );
			setRemark( repaired( origin ) );
		}
	};

	const paste = ( event: ClipboardEvent< HTMLElement > ) => {
		const text = event.clipboardData.getData( 'text' );
		if ( text.length > LONGEST_PASTE ) {
			event.preventDefault();
			setRemark( tooLong() );
			return;
		}
		const account = accountIn( text );
		if ( account ) {
			event.preventDefault();
			const { address, ...keys } = account;
			const origin = address ? originOf( address ) : null;
			change( { ...keys, ...( origin && { base_url: origin } ) } );
			setRemark( bothTaken() );
		}
	};

	const swap = () =>
		change( { identifier: values.secret, secret: values.identifier } );

	return {
		values,
		set,
		repairAddress,
		paste,
		swap,
		swapped: areSwapped( values.identifier, values.secret ),
		remark,
	};
}

const repaired = ( origin: string ) =>
	sprintf(
		/* translators: %s: an address. */
		__( 'The address is used as %s.', 'pedal-bridge' ),
		origin
	);

const tooLong = () =>
	__(
		'That was much too long for a key, so it was not taken in. Copy only the Identifier or the Secret.',
		'pedal-bridge'
	);

const bothTaken = () =>
	__(
		'Identifier and Secret were both in what you pasted, and are both filled in.',
		'pedal-bridge'
	);
