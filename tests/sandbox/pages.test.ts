/**
 * The pages: keys as the real admin has them, the dispatcher's page, its live news.
 */
import { get } from 'node:http';
import { html } from '../../bin/sandbox/pages/html.ts';
import {
	client,
	closeAll,
	control,
	sandbox,
	send,
	until,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
beforeAll( async () => {
	box = await sandbox();
} );
afterAll( closeAll );

const form = (
	path: string,
	fields: Array< [ string, string ] >,
	headers: Record< string, string > = {}
): ReturnType< typeof send > =>
	send( `${ box.url }${ path }`, {
		method: 'POST',
		body: new URLSearchParams( fields ).toString(),
		headers: {
			'Content-Type': 'application/x-www-form-urlencoded',
			...headers,
		},
	} );

describe( 'key pages', () => {
	test( 'the list has App name, Store, Identifier and Secret key with Copy buttons', async () => {
		const page = await send( `${ box.url }/admin/api/apps` );
		expect( page.status ).toBe( 200 );
		for ( const text of [
			'App name',
			'Store',
			'Identifier',
			'Secret key',
			'+ Add',
			'Renew secret key',
			'Fromagerie du Port',
		] ) {
			expect( page.text ).toContain( text );
		}
		for ( const { identifier, secret } of box.apps ) {
			expect( page.text ).toContain( `data-copy="${ identifier }"` );
			expect( page.text ).toContain( `data-copy="${ secret }"` );
		}
	} );

	test( 'adding with a store, without one, and without a name', async () => {
		const added = await form( '/admin/api/apps', [
			[ 'name', 'Épicerie' ],
			[ 'store', '32' ],
			[ 'scopes', 'deliveries' ],
			[ 'scopes', 'tasks' ],
		] );
		expect( [ added.status, added.headers.get( 'location' ) ] ).toEqual( [
			303,
			'/admin/api/apps',
		] );
		expect( box.apps.at( -1 ) ).toMatchObject( {
			name: 'Épicerie',
			store: 32,
			scopes: [ 'deliveries', 'tasks' ],
		} );
		await form( '/admin/api/apps', [
			[ 'name', 'For all' ],
			[ 'store', '' ],
		] );
		expect( box.apps.at( -1 ) ).toMatchObject( {
			name: 'For all',
			store: null,
			scopes: [],
		} );
		const before = box.apps.length;
		const bad = await form( '/admin/api/apps', [ [ 'name', '' ] ] );
		expect( [ bad.status, box.apps.length ] ).toEqual( [ 400, before ] );
		expect( bad.text ).toContain( 'role="alert"' );
	} );

	test( 'saving the edit form replaces the pair; renewing changes the secret only', async () => {
		const [ before ] = box.apps;
		const path = `/admin/api/apps/${ before?.id }`;
		expect( ( await send( `${ box.url }${ path }` ) ).text ).toContain(
			'value="Fromagerie du Port"'
		);
		await form( `${ path }/renew`, [] );
		const renewed = box.apps[ 0 ];
		expect( renewed?.identifier ).toBe( before?.identifier );
		expect( renewed?.secret ).not.toBe( before?.secret );
		await form( path, [
			[ 'name', 'Fromagerie' ],
			[ 'store', '31' ],
			[ 'scopes', 'deliveries' ],
		] );
		expect( box.apps[ 0 ] ).toMatchObject( {
			id: before?.id,
			name: 'Fromagerie',
		} );
		expect( box.apps[ 0 ]?.identifier ).not.toBe( before?.identifier );
	} );

	test( "another site's form is refused", async () => {
		const before = box.apps.length;
		const foreign = await form( '/admin/api/apps', [ [ 'name', 'Evil' ] ], {
			Origin: 'https://evil.example',
		} );
		expect( [ foreign.status, box.apps.length ] ).toEqual( [
			403,
			before,
		] );
	} );

	test( 'names are text, never markup', async () => {
		await form( '/admin/api/apps', [
			[ 'name', '<img src=x onerror=alert(1)>' ],
		] );
		const { text } = await send( `${ box.url }/admin/api/apps` );
		expect( text ).not.toContain( '<img' );
		expect(
			html`<b title="${ '"&\'<>' }">${ [ html`<i></i>` ] }</b>`.text
		).toBe( '<b title="&#34;&#38;&#39;&#60;&#62;"><i></i></b>' );
	} );

	test( 'pages that are not there', async () => {
		expect(
			( await send( `${ box.url }/admin/api/apps/999` ) ).status
		).toBe( 404 );
		expect( ( await send( `${ box.url }/admin/other` ) ).status ).toBe(
			404
		);
	} );
} );

describe( 'dispatcher', () => {
	test( 'the page stands at / and /dispatch, labelled throughout', async () => {
		for ( const path of [ '/', '/dispatch' ] ) {
			const { status, text } = await send( `${ box.url }${ path }` );
			expect( status ).toBe( 200 );
			expect( text ).toContain( '<html lang="en">' );
			expect( text ).toContain( 'Faults' );
		}
	} );

	test( 'its script is one that can be read', async () => {
		const { text } = await send( `${ box.url }/dispatch` );
		const script = /<script>([\s\S]*)<\/script>/.exec( text )?.[ 1 ] ?? '';
		expect( script.length ).toBeGreaterThan( 5_000 );
		expect( () => new Function( script ) ).not.toThrow();
	} );

	test( 'the board: newest first, fifty at a time, searchable', async () => {
		const own = await sandbox();
		const shop = await client( own );
		for ( let index = 0; index < 55; index++ ) {
			await shop.make( {
				address: {
					streetAddress: `${ index } rue Thiers`,
					contactName: `Person ${ index }`,
				},
			} );
		}
		const board = async ( query: string ): Promise< Json > =>
			( await control( own, 'GET', `/board${ query }` ) ).json;
		expect( await board( '' ) ).toMatchObject( {
			total: 55,
			page: 1,
			pages: 2,
		} );
		expect( ( await board( '' ) ).lines ).toHaveLength( 50 );
		expect( ( await board( '?page=2' ) ).lines ).toHaveLength( 5 );
		const found = await board( '?search=person%2054' );
		expect( found.matching ).toBe( 1 );
		expect( found.lines[ 0 ] ).toMatchObject( {
			contact: 'Person 54',
			stage: 'accepted',
			store: 'Fromagerie du Port',
		} );
	} );

	test( 'news comes as it happens, and a flood of it in one piece', async () => {
		const own = await sandbox();
		const shop = await client( own );
		let text = '';
		const request = get( `${ own.controlUrl }/events`, ( response ) => {
			expect( response.headers[ 'content-type' ] ).toBe(
				'text/event-stream'
			);
			response.on( 'data', ( chunk ) => ( text += chunk ) );
		} );
		await until( () => text.includes( 'retry' ) );
		await Promise.all( [ 1, 2, 3, 4 ].map( () => shop.make() ) );
		await until( () => text.includes( 'event: changed' ) );
		expect( text.match( /event: changed/g ) ).toHaveLength( 1 );
		expect( text ).toMatch( /data: \[.*"deliveries".*\]/ );
		await control( own, 'POST', '/faults', {
			kind: 'status',
			route: 'me',
		} );
		await until( () => text.includes( '"faults"' ) );
		request.destroy();
	} );
} );
