/**
 * The rings that need nothing but the npm packages.
 */
import { inRoot } from '../lab/paths.ts';
import { sum, type Outcome, type Ring } from './ring.ts';
import { check, jest } from './tools.ts';

const always = async () => null;

export function merge( outcomes: Outcome[] ): Outcome {
	return {
		...sum( outcomes ),
		output: outcomes
			.map( ( { output } ) => output )
			.filter( Boolean )
			.join( '\n' ),
	};
}

const staticRing: Ring = {
	name: 'static',
	title: 'TypeScript, lint, build and its size',
	// The build empties plugin/build for a moment.
	alone: true,
	needs: always,
	run: async () =>
		merge( [
			await check( 'tsc', 'typescript/bin/tsc', [ '--noEmit' ] ),
			await check( 'lint', '@wordpress/scripts/bin/wp-scripts.js', [
				'lint-js',
			] ),
			await check( 'build', '@wordpress/scripts/bin/wp-scripts.js', [
				'build',
				'--config',
				'webpack.config.cjs',
			] ),
			await check( 'size', 'tsx/dist/cli.mjs', [
				inRoot( 'bin/size.ts' ),
			] ),
		] ),
};

const jestRing = ( name: string, title: string ): Ring => ( {
	name,
	title,
	needs: always,
	run: () => jest( name, `tests/${ name }/jest.config.cjs` ),
} );

export const nodeRings: Ring[] = [
	staticRing,
	jestRing( 'js', 'Components and browser logic (Jest)' ),
	jestRing( 'sandbox', 'The sandbox platform keeps its contract (Jest)' ),
	jestRing( 'lab', 'The lab: sources, bootstrap, rings (Jest)' ),
];
