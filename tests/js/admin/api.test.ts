/**
 * Every failure becomes a sentence, a hint and the field it is about.
 */
import { call, list, read, ApiError } from '../../../src/admin/api.ts';
import { FakeResponse, no, page, shop, versioned } from '../fake-shop.ts';

const failure = async ( deed: Promise< unknown > ): Promise< ApiError > => {
	try {
		await deed;
	} catch ( error ) {
		return error as ApiError;
	}
	throw new Error( 'It worked.' );
};

it( 'hands on what the shop says about a field', async () => {
	shop.on(
		'POST connections',
		no( 422, 'pedal_secret_required', {
			field: 'secret',
			hint: 'Enter it.',
		} )
	);
	const error = await failure( call( 'connections', { method: 'POST' } ) );
	expect( error ).toMatchObject( {
		code: 'pedal_secret_required',
		status: 422,
		hint: 'Enter it.',
	} );
	expect( error.about( 'secret' ) ).toBe( 'no: pedal_secret_required' );
	expect( error.about( 'name' ) ).toBe( '' );
} );

it( 'knows every wrong argument by its path', async () => {
	shop.on(
		'PUT rules',
		no( 400, 'rest_invalid_param', {
			field: 'rules[0].name',
			params: { rules: 'rules[0].name: Too long.' },
			details: {
				'rules[0].name': 'Too long.',
				'rules[1].when[0].value[2]': 'Not a text.',
			},
		} )
	);
	const error = await failure( call( 'rules', { method: 'PUT' } ) );
	expect( error.about( 'rules[0].name' ) ).toBe( 'Too long.' );
	// A list has one place to say it for all its members.
	expect( error.about( 'rules[1].when[0].value' ) ).toBe( 'Not a text.' );
	expect( error.about( 'rules[1].when' ) ).toBe( '' );
} );

it( 'says that what was typed is still there when the network is lost', async () => {
	shop.on( 'GET status', () => {
		throw { code: 'fetch_error', message: 'Failed to fetch' };
	} );
	const error = await failure( call( 'status' ) );
	expect( error.hint ).toContain( 'still here' );
} );

it( 'does not take a page of HTML for an answer', async () => {
	shop.on( 'GET status', new FakeResponse( FakeResponse.HTML ) );
	expect( ( await failure( call( 'status' ) ) ).code ).toBe( 'unreadable' );
	shop.on( 'GET deliveries', { not: 'a list' } );
	expect( ( await failure( list( 'deliveries' ) ) ).code ).toBe(
		'unreadable'
	);
} );

it( 'reads how many there are, and the version of what was read', async () => {
	shop.on( 'GET deliveries', page( [ {} ], 4210 ) );
	shop.on( 'GET settings', versioned( {}, '"abc"' ) );
	expect( await list( 'deliveries' ) ).toMatchObject( {
		total: 4210,
		pages: 169,
	} );
	expect( ( await read( 'settings' ) ).version ).toBe( '"abc"' );
} );
