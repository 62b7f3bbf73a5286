/**
 * Makes and serves the shops, one for each worker, before the first test.
 */
import { freePort } from '../../bin/lab/ports.ts';
import { furnish, type Standing } from './support/standing.ts';
import { startPlatform } from './support/platform.ts';
import { serve } from './support/server.ts';
import { makeShop } from './support/site.ts';

const FIRST_PORT = 9000;
const PORTS_EACH = 10;

async function stand( number: number ) {
	const first = FIRST_PORT + PORTS_EACH * number;
	const port = await freePort( first );
	const url = `http://127.0.0.1:${ port }`;
	const { platform, stop } = await startPlatform(
		await freePort( port + 1 )
	);
	const dir = await makeShop( `blackbox-${ number }`, url );
	const server = await serve( dir, port );
	const place: Standing = {
		dir,
		url,
		platform: platform.url,
		control: platform.control,
		passwords: {},
	};
	await furnish( place, platform );
	return { place, end: () => Promise.all( [ server.stop(), stop() ] ) };
}

export default async function setUp( {
	maxWorkers,
}: {
	maxWorkers: number;
} ): Promise< void > {
	// Whoever writes a test keeps a shop standing between two runs.
	if ( process.env.PEDAL_BLACKBOX ) {
		return;
	}
	const all = [];
	for ( let number = 0; number < maxWorkers; number++ ) {
		all.push( await stand( number ) );
	}
	process.env.PEDAL_BLACKBOX = JSON.stringify(
		all.map( ( { place } ) => place )
	);
	( globalThis as { pedalEnds?: unknown } ).pedalEnds = all.map(
		( { end } ) => end
	);
}
