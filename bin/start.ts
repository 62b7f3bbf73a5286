/**
 * Command: a real shop, the sandbox platform, and one order from checkout to door. npm start -- [--engine=…] [--once] [--fresh] …
 */
import { parseArgs } from 'node:util';
import { bringUp, type Lab } from './lab/lab.ts';
import {
	exitCodeOf,
	main,
	PlainError,
	report,
	SIGNALS,
} from './lab/plain-error.ts';
import { untilStopped } from './lab/running.ts';
import type { Step } from './lab/story.ts';

const USAGE = `Usage: npm start -- [options]
	--engine=host|wasm|wp-env   host: this machine's PHP; wasm: Node alone; wp-env: Docker or Playground
	--runtime=docker|playground only for wp-env
	--once                      tell the story, print one JSON line, stop
	--fresh                     begin anew, with an empty shop and platform
	--classic                   order through the classic checkout instead of the block checkout
	--hpos=on|off               high-performance order storage
	--wp=6.9 --woo=9.9.5        versions
	--timeout=180               seconds to wait for each stage`;

function parse() {
	try {
		const { values } = parseArgs( {
			options: {
				engine: { type: 'string' },
				runtime: { type: 'string' },
				once: { type: 'boolean', default: false },
				fresh: { type: 'boolean', default: false },
				classic: { type: 'boolean', default: false },
				hpos: { type: 'string', default: 'on' },
				wp: { type: 'string' },
				woo: { type: 'string' },
				timeout: { type: 'string', default: '180' },
				help: { type: 'boolean', default: false },
			},
		} );
		return values;
	} catch ( error ) {
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n${ USAGE }`,
			2
		);
	}
}

type Wanted = ReturnType< typeof parse >;

function check( { hpos, timeout }: Wanted ): void {
	if ( hpos !== 'on' && hpos !== 'off' ) {
		throw new PlainError(
			`--hpos is "${ hpos }"; it can be on or off.`,
			2
		);
	}
	if ( ! ( Number( timeout ) > 0 ) ) {
		throw new PlainError(
			`--timeout is "${ timeout }"; it has to be a number of seconds.`,
			2
		);
	}
}

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
		hpos: wanted.hpos === 'on',
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
	const lab = bringUp( { ...wanted, hpos: wanted.hpos === 'on', say } );
	const told = lab.then( async ( it ) => {
		say( `Shop and platform are up after ${ seconds( since ) }.` );
		return wanted.once
			? once( it, wanted, since )
			: stay( it, wanted ).then( () => stopped );
	} );
	const code = await Promise.race( [ told, stopped ] );
	if ( ! wanted.once ) {
		say( '\nStopping …' );
	}
	await lab.then(
		( it ) => it.stop(),
		() => undefined
	);
	return code;
}

// A shop half brought up has children too: they end with this process.
void main( run, { ownSignals: true } ).then( () => process.exit() );
