/**
 * Adds `toBeInTheDocument` and its kin, and puts the fake shop where api-fetch would ask the real one.
 */
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import type { APIFetchOptions } from '@wordpress/api-fetch';
import { FakeResponse, shop } from './fake-shop.ts';

Object.assign( globalThis, {
	Response: FakeResponse,
	structuredClone: ( value: unknown ): unknown =>
		value === undefined ? undefined : JSON.parse( JSON.stringify( value ) ),
} );

jest.mock( '@wordpress/api-fetch', () => ( {
	__esModule: true,
	default: ( options: APIFetchOptions ) => mockShop().answer( options ),
} ) );

/** Asked late: the mock is made before the imports are. */
function mockShop(): typeof shop {
	return shop;
}

jest.setTimeout( 30_000 );
configure( { asyncUtilTimeout: 5_000 } );
/** Tests of files and numbers run in plain node. */
const hasPage = typeof window !== 'undefined';
if ( hasPage ) {
	window.scrollTo = () => undefined;
}

beforeEach( () => {
	shop.forget();
	if ( ! hasPage ) {
		return;
	}
	window.history.replaceState(
		null,
		'',
		'/wp-admin/admin.php?page=wc-pedal'
	);
	window.pedalAdmin = {};
} );
