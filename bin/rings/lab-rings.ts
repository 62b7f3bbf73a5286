/**
 * The rings that bring up a whole lab: the story of one order on each engine, and the browser.
 */
import { findChromium } from '../lab/chromium.ts';
import { ENGINES } from '../lab/engines/choose.ts';
import { host } from '../lab/engines/host.ts';
import type { Engine } from '../lab/engines/engine.ts';
import { inRoot, inState } from '../lab/paths.ts';
import { run } from '../lab/processes.ts';
import { verdict, jest } from './tools.ts';
import { NONE, type Outcome, type Ring } from './ring.ts';
import { sources, sourcesMissing } from './wordpress-rings.ts';

/** A lab of the tests' own, so that nobody's kept shop is touched. */
async function labOfOurOwn(): Promise< Record< string, string > > {
	const { wordpress, woocommerce } = await sources();
	return {
		PEDAL_STATE: inState( 'test-lab' ),
		PEDAL_WORDPRESS: wordpress.folder,
		PEDAL_WOOCOMMERCE: woocommerce.folder,
	};
}

async function tell(
	engine: string,
	...options: string[]
): Promise< Outcome > {
	const args = [
		'--import',
		'tsx',
		'bin/start.ts',
		'--once',
		`--engine=${ engine }`,
		...options,
	];
	const done = await run( process.execPath, args, {
		cwd: inRoot(),
		env: await labOfOurOwn(),
		timeoutMs: 600_000,
	} );
	return verdict( `npm start -- ${ args.slice( 3 ).join( ' ' ) }`, done );
}

const story = ( { name, missing }: Engine ): Ring => ( {
	name: `story-${ name }`,
	title: `One order from the checkout to the door, on the engine ${ name }`,
	needs: async () => {
		const why = await missing();
		return why
			? `The engine ${ name } cannot run here: ${ why }.`
			: sourcesMissing();
	},
	run: async () => {
		const fresh = await tell( name, '--fresh' );
		if ( fresh.failed > 0 ) {
			return fresh;
		}
		const again = await tell( name, '--classic' );
		return {
			...NONE,
			passed: 1 + again.passed,
			failed: again.failed,
			output: again.output,
		};
	},
} );

const browser: Ring = {
	name: 'browser',
	alone: true,
	title: 'The screens in Chromium (Jest, Playwright)',
	needs: async () =>
		findChromium()
			? sourcesMissing()
			: 'There is no Chromium here (Debian: apt-get install chromium; or name one in PEDAL_CHROMIUM).',
	run: async () =>
		jest( 'browser', 'tests/e2e/jest.config.cjs', {
			...( await labOfOurOwn() ),
			PEDAL_CHROMIUM: findChromium() ?? '',
		} ),
};

const shopMissing = async () =>
	( await host.missing() )
		? 'It needs a PHP on this machine that can serve a shop (see the ring story-host).'
		: sourcesMissing();

/** Shops of the tests' own, served by this machine's PHP. */
const shopRing = ( name: string, title: string, config: string ): Ring => ( {
	name,
	title,
	needs: shopMissing,
	run: async () => jest( name, config, await labOfOurOwn() ),
} );

/** With a worker for each of two cores. */
const alone = ( ring: Ring ): Ring => ( { ...ring, alone: true } );

export const labRings: Ring[] = [
	...ENGINES.map( story ),
	shopRing(
		'doctor',
		'The doctor names every fault of a shop (Jest)',
		'tests/lab/jest.doctor.config.cjs'
	),
	alone(
		shopRing(
			'two-hundred',
			'Two hundred orders in five ways, and nothing goes wrong (Jest)',
			'tests/two-hundred/jest.config.cjs'
		)
	),
	alone(
		shopRing(
			'blackbox',
			'The promises from outside (Jest)',
			'tests/blackbox/jest.config.cjs'
		)
	),
	browser,
];
