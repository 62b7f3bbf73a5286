/**
 * The ring that tests the tests: each defect that must be noticed is made in a copy of the plugin, and is noticed.
 */
import { mutations } from '../mutate/mutations.ts';
import { line, tryAll } from '../mutate/run.ts';
import { hostPhp, hostPhpAndToolsMissing } from './php-rings.ts';
import { NONE, type Ring } from './ring.ts';
import { sources, sourcesMissing } from './wordpress-rings.ts';

const quiet = () => undefined;

export const mutationRing: Ring = {
	name: 'mutations',
	title: 'Every defect that must be noticed is noticed (npm run mutate)',
	needs: async () =>
		( await hostPhpAndToolsMissing() ) ?? ( await sourcesMissing() ),
	run: async () => {
		const told = await tryAll(
			await hostPhp(),
			await sources(),
			mutations,
			quiet
		);
		const missed = told.filter( ( { fate } ) => fate !== 'caught' );
		return {
			...NONE,
			passed: told.length - missed.length,
			failed: missed.length,
			output: missed
				.map( ( one ) => `${ line( one ) }\n${ one.output }` )
				.join( '\n' ),
		};
	},
};
