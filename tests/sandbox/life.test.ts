/**
 * Starting, stopping, remembering; the courier; the command line.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import {
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../bin/sandbox/index.ts';
import {
	Client,
	client,
	closeAll,
	control,
	minimal,
	sandbox,
	send,
	until,
	type Json,
} from './support.ts';

afterEach( closeAll );

const folder = mkdtempSync( join( tmpdir(), 'sandbox-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );

describe( 'state file', () => {
	test( 'stores, keys, tokens, deliveries and webhooks survive a restart', async () => {
		const stateFile = join( folder, 'deep', 'state.json' );
		const options = {
			stateFile,
			publicUrl: 'https://coop.example',
			clock: '2026-09-14 11:00',
		};
		const first = await startSandbox( options );
		const before = await client( first );
		const made = await before.make( {
			metadata: { external_system_id: 'wc-1' },
		} );
		const hook = await before.call( 'POST', '/api/webhooks', {
			event: 'delivery.picked',
			url: 'http://x/',
		} );
		await control( first, 'POST', '/apps', { name: 'Third', store: 32 } );
		await control( first, 'PATCH', '/stores/31', {
			default_courier: 'lea',
		} );
		await first.close();
		expect( statSync( stateFile ).mode & 0o077 ).toBe( 0 );

		const second = await sandbox( options );
		const shop = new Client( second.url, before.token );
		expect( second.apps ).toEqual( first.apps );
		expect( second.apps ).toHaveLength( 3 );
		expect( ( await shop.get( made[ '@id' ] ) ).json ).toEqual( made );
		expect( ( await shop.get( hook.json[ '@id' ] ) ).status ).toBe( 200 );
		const { pathname } = new URL( made.trackingUrl );
		expect( ( await send( second.url + pathname ) ).status ).toBe( 200 );
		expect( second.instance.stores.get( 31 )?.defaultCourier ).toBe(
			'lea'
		);
		const next = await shop.create( minimal() );
		expect( next.json.id ).toBe( made.id + 1 );
	} );

	test( 'it is written while running, not only at the end', async () => {
		const stateFile = join( folder, 'live.json' );
		const box = await sandbox( { stateFile } );
		await (
			await client( box )
		).make( { metadata: { external_system_id: 'wc-live' } } );
		await until( () =>
			readFileSync( stateFile, 'utf8' ).includes( 'wc-live' )
		);
	} );

	test( 'a file that is none of ours is refused, not overwritten', async () => {
		const stateFile = join( folder, 'other.json' );
		writeFileSync( stateFile, '{"version":99}' );
		await expect( startSandbox( { stateFile } ) ).rejects.toThrow(
			'not a state file'
		);
		expect( readFileSync( stateFile, 'utf8' ) ).toBe( '{"version":99}' );
	} );
} );

describe( 'courier', () => {
	test( 'takes deliveries all the way by itself, old ones and new ones', async () => {
		const box = await sandbox();
		const shop = await client( box );
		const old = await shop.make();
		await control( box, 'PUT', '/courier', { seconds: 0.01 } );
		const fresh = await shop.make();
		for ( const { id } of [ old, fresh ] ) {
			const what = (): string[] =>
				box.instance.deliveries
					.get( id )
					?.history.map( ( entry ) => entry.what ) ?? [];
			await until( () => what().length === 7 );
			expect( what() ).toEqual( [
				'created',
				'assigned',
				'assigned',
				'started',
				'done',
				'started',
				'done',
			] );
		}
	} );

	test( 'leaves cancelled ones alone, and rests when told', async () => {
		const box = await sandbox( { courier: 0.4 } );
		const shop = await client( box );
		const { id } = await shop.make();
		await shop.call( 'DELETE', `/api/deliveries/${ id }` );
		const other = await shop.make();
		expect(
			( await control( box, 'PUT', '/courier', { on: false } ) ).json
		).toEqual( { on: false, seconds: null } );
		await new Promise( ( resolve ) => setTimeout( resolve, 500 ) );
		for ( const delivery of [ id, other.id ] ) {
			expect(
				box.instance.deliveries
					.get( delivery )
					?.history.map( ( { what } ) => what )
			).not.toContain( 'assigned' );
		}
	} );

	test( 'goes on from where somebody else left off', async () => {
		const box = await sandbox();
		const { id } = await ( await client( box ) ).make();
		await control( box, 'POST', `/deliveries/${ id }/pick` );
		await control( box, 'PUT', '/courier', { seconds: 0.01 } );
		await until( () =>
			box.instance
				.tasksOf( box.instance.need( box.instance.deliveries, id ) )
				.every( ( { status } ) => status === 'DONE' )
		);
	} );
} );

describe( 'starting', () => {
	test.each( [
		[ { timezone: 'Paris' }, /IANA/ ],
		[ { country: 'FRA' }, /country/ ],
		[ { locale: 'fr_FR' }, /locale/ ],
		[ { clock: 'soon' }, /no time/ ],
	] )( 'refuses %j in words', async ( options, text ) => {
		await expect( startSandbox( options ) ).rejects.toThrow( text );
	} );

	test( 'a port in use is said in words', async () => {
		const box = await sandbox();
		await expect( startSandbox( { port: box.port } ) ).rejects.toThrow(
			'in use'
		);
	} );

	test( 'a control port in use leaves no half of a sandbox behind', async () => {
		const [ box, other ] = [ await sandbox(), await sandbox() ];
		await other.close();
		await expect(
			startSandbox( { port: other.port, controlPort: box.port } )
		).rejects.toThrow( 'in use' );
		await expect( send( other.url ) ).rejects.toThrow();
	} );

	test( 'links carry another origin when told so', async () => {
		const box = await sandbox( { publicUrl: 'https://coop.example' } );
		const made = await ( await client( box ) ).make();
		expect( made.trackingUrl ).toMatch(
			/^https:\/\/coop\.example\/fr\/pub\/d\//
		);
	} );

	test( 'close ends everything, hanging answers too', async () => {
		const box = await startSandbox( { seed: 'tests' } );
		const shop = await client( box );
		await control( box, 'POST', '/faults', { kind: 'hang', route: 'me' } );
		const hanging = shop.get( '/api/me' ).catch( () => 'cut' );
		await until( () => box.ledger.underWay.requests === 1 );
		await box.close();
		expect( await hanging ).toBe( 'cut' );
		await expect( send( box.url ) ).rejects.toThrow();
	} );
} );

describe( 'command line', () => {
	const running: ChildProcess[] = [];
	afterEach( () =>
		running.splice( 0 ).forEach( ( one ) => one.kill( 'SIGKILL' ) )
	);

	function run( ...args: string[] ): {
		child: ChildProcess;
		out: () => string;
		ended: Promise< number | null >;
	} {
		const child = spawn(
			process.execPath,
			[ '--import', 'tsx', 'bin/sandbox.ts', ...args ],
			{ stdio: [ 'ignore', 'pipe', 'pipe' ] }
		);
		running.push( child );
		let text = '';
		child.stdout?.on( 'data', ( chunk ) => ( text += chunk ) );
		child.stderr?.on( 'data', ( chunk ) => ( text += chunk ) );
		return {
			child,
			out: () => text,
			ended: new Promise( ( resolve ) => child.once( 'exit', resolve ) ),
		};
	}

	test( 'prints addresses and keys, answers, and ends cleanly on SIGTERM', async () => {
		const { child, out, ended } = run(
			'--port=0',
			'--control-port=0',
			'--seed=cli',
			'--courier=0.05',
			'--clock=2026-09-14 10:00'
		);
		await until(
			() => out().includes( 'Librairie des Quais (store 32)' ),
			10_000
		);
		const url = /Platform\s+(\S+)/.exec( out() )?.[ 1 ] ?? '';
		const dispatcher = /Dispatcher\s+(\S+)/.exec( out() )?.[ 1 ] ?? '';
		expect( out().match( /Identifier\s+[0-9a-f]{32}$/gm ) ).toHaveLength(
			2
		);
		expect( out().match( /Secret key\s+[0-9a-f]{128}$/gm ) ).toHaveLength(
			2
		);
		expect( ( await send( `${ url }/api/settings` ) ).json.country ).toBe(
			'fr'
		);
		expect( ( await send( dispatcher ) ).text ).toContain( '<h1' );
		await until( () => out().includes( 'GET /api/settings 200' ) );
		const control_ = /Control\s+(\S+)/.exec( out() )?.[ 1 ] ?? '';
		expect( ( await send( control_ ) ).json as Json ).toMatchObject( {
			courier: 0.05,
		} );
		child.kill( 'SIGTERM' );
		expect( await ended ).toBe( 0 );
	} );

	test.each( [
		[ '--port=abc', /--port has to be a whole number from 0 to 65535/ ],
		[ '--port=99999', /--port has to be a whole number/ ],
		[ '--control-port=1.5', /--control-port has to be a whole number/ ],
		[ '--courier=0', /--courier has to be a number from 0\.01/ ],
		[ '--tls-key=package.json', /--tls-cert/ ],
		[ '--tls-key=nowhere --tls-cert=nowhere', /nowhere cannot be read/ ],
		[ '--timezone=Paris', /IANA/ ],
		[ '--nonsense', /nonsense/ ],
	] )( 'refuses %s with a sentence and code 2', async ( options, text ) => {
		const { out, ended } = run( ...options.split( ' ' ) );
		expect( await ended ).toBe( 2 );
		expect( out() ).toMatch( text );
		expect( out() ).not.toMatch( /\n\s+at / );
	} );
} );
