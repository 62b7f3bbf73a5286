/**
 * The test runner's counting: what it reads, how it sums up, and that nothing counts as green without having run.
 */
import { spawnSync } from 'node:child_process';
import { readJest, readJUnit } from '../../bin/rings/reports';
import { closingLine, sum, type Ring } from '../../bin/rings/ring';
import { runRings } from '../../bin/rings/run';
import { without } from '../../bin/rings/wordpress-rings';

it( 'ends with one line of three numbers', () => {
	const total = sum( [
		{ passed: 3, failed: 0, skipped: 1 },
		{ passed: 4, failed: 2, skipped: 0 },
	] );
	expect( closingLine( total ) ).toBe( '7 passed, 2 failed, 1 skipped' );
} );

const junit = ( attributes: string ) =>
	`<?xml version="1.0"?>\n<testsuites>\n  <testsuite name="/x.xml" ${ attributes } time="0.1">\n    <testsuite name="core" tests="99" errors="9" failures="9" skipped="9"/>\n  </testsuite>\n</testsuites>`;

describe( 'PHPUnit’s report', () => {
	it( 'counts errors and failures alike, and skipped ones apart', () => {
		expect(
			readJUnit(
				junit(
					'tests="12" assertions="30" errors="1" failures="2" skipped="3"'
				)
			)
		).toEqual( {
			passed: 6,
			failed: 3,
			skipped: 3,
		} );
	} );

	it.each( [
		[
			'without a test',
			junit(
				'tests="0" assertions="0" errors="0" failures="0" skipped="0"'
			),
		],
		[ 'that is empty', '<testsuites/>' ],
	] )( '%s is a failure', ( _, xml ) => {
		expect( readJUnit( xml ) ).toEqual( {
			passed: 0,
			failed: 1,
			skipped: 0,
		} );
	} );
} );

describe( 'Jest’s report', () => {
	const report = {
		numTotalTests: 10,
		numPassedTests: 6,
		numFailedTests: 1,
		numPendingTests: 2,
		numTodoTests: 1,
		numRuntimeErrorTestSuites: 0,
	};

	it( 'counts to-dos as skipped', () => {
		expect( readJest( JSON.stringify( report ) ) ).toEqual( {
			passed: 6,
			failed: 1,
			skipped: 3,
		} );
	} );

	it( 'counts a file that could not be loaded as a failure', () => {
		expect(
			readJest(
				JSON.stringify( { ...report, numRuntimeErrorTestSuites: 2 } )
			).failed
		).toBe( 3 );
	} );

	it( 'without a test is a failure', () => {
		expect(
			readJest(
				JSON.stringify( {
					...report,
					numTotalTests: 0,
					numPassedTests: 0,
				} )
			).failed
		).toBe( 1 );
	} );
} );

describe( 'the command', () => {
	const test = ( ...args: string[] ) =>
		spawnSync(
			process.execPath,
			[ '--import', 'tsx', 'bin/test.ts', ...args ],
			{ encoding: 'utf8' }
		);

	it( 'refuses an unknown ring by naming the known ones', () => {
		const { status, stderr } = test( '--ring=saturn' );
		expect( status ).toBe( 2 );
		expect( stderr ).toMatch( /no ring saturn; there are static, .*lab/ );
	} );

	it( 'picks a ring with all that belong to it', () => {
		const { stdout } = test( '--list', '--ring=core' );
		const names = stdout
			.trim()
			.split( '\n' )
			.map( ( line ) => line.split( ' ' )[ 0 ] );
		expect( names ).toEqual( [
			'core',
			...[ 1, 2, 3, 4, 5 ].map( ( minor ) => `core-wasm-8.${ minor }` ),
		] );
	} );
} );

describe( 'running', () => {
	const ring = ( name: string, over: Partial< Ring > = {} ): Ring => ( {
		name,
		title: `about ${ name }`,
		needs: async () => null,
		run: async () => ( { passed: 1, failed: 0, skipped: 0, output: '' } ),
		...over,
	} );

	async function tell( rings: Ring[], strict = false ) {
		const said: string[] = [];
		const counts = await runRings( rings, {
			strict,
			say: ( line ) => said.push( line ),
		} );
		return { total: closingLine( sum( counts ) ), said: said.join( '\n' ) };
	}

	it( 'tells of each ring in the order of the list, whichever ends first', async () => {
		const slow = ring( 'slow', {
			run: async () => {
				await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
				return { passed: 2, failed: 0, skipped: 0, output: '' };
			},
		} );
		const { said, total } = await tell( [ slow, ring( 'quick' ) ] );
		expect( said ).toMatch(
			/slow · about slow\s+2 passed, 0 failed, 0 skipped .*\s+quick · about quick\s+1 passed/
		);
		expect( total ).toBe( '3 passed, 0 failed, 0 skipped' );
	} );

	it( 'never lets a ring that wants to be alone meet another', async () => {
		let [ now, most ] = [ 0, 0 ];
		const run = async () => {
			most = Math.max( most, ++now );
			await new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
			now--;
			return { passed: 1, failed: 0, skipped: 0, output: '' };
		};
		await tell( [
			ring( 'a', { run, alone: true } ),
			ring( 'b', { run, alone: true } ),
			ring( 'c', { run } ),
		] );
		expect( most ).toBe( 1 );
	} );

	it( 'goes on after a ring that broke, and counts it as failed', async () => {
		const broken = ring( 'broken', {
			needs: () => Promise.reject( new Error( 'no floor' ) ),
		} );
		const { said, total } = await tell( [ broken, ring( 'next' ) ] );
		expect( said ).toContain( 'no floor' );
		expect( total ).toBe( '1 passed, 1 failed, 0 skipped' );
	} );

	it( 'says why a ring was skipped; strictly, that is a failure', async () => {
		const unfit = ring( 'unfit', {
			needs: async () => 'It needs a dragon.',
		} );
		expect( await tell( [ unfit ] ) ).toMatchObject( {
			total: '0 passed, 0 failed, 1 skipped',
			said: expect.stringContaining( 'skipped: It needs a dragon.' ),
		} );
		expect( await tell( [ unfit ], true ) ).toMatchObject( {
			total: '0 passed, 1 failed, 0 skipped',
		} );
	} );
} );

it( 'names all groups that a ring leaves out in one option, which is all that PHPUnit heeds', () => {
	expect( without( false, { kind: 'sqlite' }, true ) ).toEqual( [
		'--exclude-group',
		'mariadb,platform',
	] );
	expect( without( true, { kind: 'mysql' }, true ) ).toEqual( [] );
} );

it( 'leaves out what the platform does only where MariaDB tries it', () => {
	expect( without( true, { kind: 'sqlite' }, true ) ).toEqual( [
		'--exclude-group',
		'mariadb,platform',
	] );
	expect( without( true, { kind: 'sqlite' }, false ) ).toEqual( [
		'--exclude-group',
		'mariadb',
	] );
} );
