/**
 * Command: a real shop, the sandbox platform, and one order from checkout to door. npm start -- [--engine=…] [--once] [--fresh] …
 */
import { bringUp, type Lab } from './lab/lab.ts';
import { exitCodeOf, main, report, SIGNALS } from './lab/plain-error.ts';
import { untilStopped } from './lab/running.ts';
import { check, parse, USAGE, type Wanted } from './lab/start-options.ts';
import type { Step } from './lab/story.ts';

const say = ( line: string ) => void process.stdout.write( `${ line }\n` );
const seconds = ( since: number ) =>
	`${ ( ( Date.now() - since ) / 1000 ).toFixed( 1 ) } s`;

async function tell( lab: Lab, wanted: Wanted, stages: Step[] ) {
	say(
		`\nAn order through the ${ wanted.classic ? 'classic' : 'block' } checkout:`
	);
	return lab.tell( {
		classic: wanted.classic,
		timeoutMs: Number( wanted.timeout ) * 1000,
		stages,
	} );
}

async function once(
	lab: Lab,
	wanted: Wanted,
	since: number
): Promise< number > {
	const stages: Step[] = [];
	const facts = {
		engine: lab.engine,
		versions: lab.shop.versions,
		hpos: lab.shop.hpos,
	};
	try {
		const story = await tell( lab, wanted, stages );
		await lab.stop();
		say(
			JSON.stringify( {
				ok: true,
				...facts,
				...story,
				ms: Date.now() - since,
			} )
		);
		return 0;
	} catch ( error ) {
		const code = report( error );
		await lab.stop();
		const message =
			error instanceof Error ? error.message : String( error );
		say(
			JSON.stringify( {
				ok: false,
				...facts,
				error: message,
				stages,
				ms: Date.now() - since,
			} )
		);
		return code;
	}
}

async function stay( lab: Lab, wanted: Wanted ): Promise< void > {
	await tell( lab, wanted, [] ).catch( report );
	await lab.sendCourier().catch( report );
	say( '' );
	for ( const [ name, address ] of Object.entries( lab.addresses ) ) {
		say( `${ name.padEnd( 12 ) }${ address }` );
	}
	say( '\nCtrl-C stops it all; the next start goes on from here.' );
}

async function run(): Promise< number > {
	const wanted = parse();
	if ( wanted.help ) {
		say( USAGE );
		return 0;
	}
	check( wanted );
	const since = Date.now();
	const stopped = untilStopped( SIGNALS ).then( ( signal ) =>
		exitCodeOf( signal )
	);
	let lab: Lab | undefined;
	const told = bringUp( {
		...wanted,
		build: ! wanted[ 'no-build' ],
		hpos: wanted.hpos ? wanted.hpos === 'on' : undefined,
		say,
	} ).then( async ( it ) => {
		lab = it;
		say( `Shop and platform are up after ${ seconds( since ) }.` );
		return wanted.once
			? once( it, wanted, since )
			: stay( it, wanted ).then( () => stopped );
	} );
	const code = await Promise.race( [ told, stopped ] );
	if ( ! wanted.once ) {
		say( '\nStopping …' );
	}
	await lab?.stop();
	return code;
}

// What a shop only half brought up has started ends with this process.
void main( run, { ownSignals: true } ).then( () => process.exit() );
