/**
 * The chaos rig: its own checks everywhere, and a short run of it where there is a MariaDB.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mariaDbMissing } from '../lab/mariadb-programs.ts';
import { inRoot, inState } from '../lab/paths.ts';
import { findHostPhp } from '../lab/php.ts';
import { run } from '../lab/processes.ts';
import { NONE, type Outcome, type Ring } from './ring.ts';
import { jest } from './tools.ts';
import { sources, sourcesMissing } from './wordpress-rings.ts';

const ORDERS = 100;
/** It is INVALID when it has not come to rest by then. */
const MINUTES = 6;
const LONGEST_MS = 8 * 60_000;

/** Another one every day, the same all day. */
const seedOfToday = (): number => Math.floor( Date.now() / 86_400_000 );

const checker: Ring = {
	name: 'chaos-checker',
	title: 'The ledger check sees every loss that is planted (Jest)',
	needs: async () => null,
	run: () => jest( 'chaos-checker', 'tests/chaos/jest.config.cjs' ),
};

async function phpMissing(): Promise< string | null > {
	const php = await findHostPhp( [ 'mysqli', 'curl', 'mbstring', 'posix' ] );
	return typeof php === 'string'
		? `It needs a PHP on this machine, and ${ php }.`
		: null;
}

/** As Jest would, for `npm run acceptance`. */
function report( name: string, title: string, passed: boolean ): void {
	const status = passed ? 'passed' : 'failed';
	mkdirSync( inState( 'reports' ), { recursive: true } );
	writeFileSync(
		inState( 'reports', `${ name }.json` ),
		JSON.stringify( {
			testResults: [
				{ name, assertionResults: [ { fullName: title, status } ] },
			],
		} )
	);
}

async function rig(
	name: string,
	title: string,
	args: string[]
): Promise< Outcome > {
	const { wordpress, woocommerce } = await sources();
	const done = await run(
		process.execPath,
		[ '--import', 'tsx', 'bin/chaos.ts', ...args ],
		{
			cwd: inRoot(),
			timeoutMs: LONGEST_MS,
			env: {
				PEDAL_STATE: inState( `test-${ name }` ),
				PEDAL_WORDPRESS: wordpress.folder,
				PEDAL_WOOCOMMERCE: woocommerce.folder,
			},
		}
	);
	report( name, title, done.code === 0 );
	const told = `npm run chaos -- ${ args.join( ' ' ) }:\n${ done.stderr }${ done.stdout }`;
	return done.code === 0
		? { ...NONE, passed: 1, output: '' }
		: { ...NONE, failed: 1, output: told };
}

const underFire = ( name: string, title: string, args: string[] ): Ring => ( {
	name,
	title,
	alone: true,
	needs: async () => {
		const noServer = mariaDbMissing();
		return noServer
			? `${ noServer }.`
			: ( ( await phpMissing() ) ?? sourcesMissing() );
	},
	run: () => rig( name, title, args ),
} );

export const chaosRings: Ring[] = [
	checker,
	underFire(
		'chaos',
		'Orders under fire: faults, kills, a ledger that adds up',
		[
			`--orders=${ ORDERS }`,
			`--seed=${ seedOfToday() }`,
			`--minutes-max=${ MINUTES }`,
		]
	),
	underFire(
		'chaos-crash-points',
		'Somebody dies at every crash point of the plugin, and every order arrives once',
		[ '--scenario=crash-points', '--orders=1' ]
	),
];
