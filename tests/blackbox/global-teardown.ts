/**
 * Stops what the set-up started.
 */
export default async function tearDown(): Promise< void > {
	const { pedalEnds = [] } = globalThis as {
		pedalEnds?: Array< () => Promise< unknown > >;
	};
	await Promise.all( pedalEnds.map( ( end ) => end() ) );
}
