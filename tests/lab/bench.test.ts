/**
 * The bench's arithmetic, and that it changes nothing of its page but the figures.
 */
import { withFigures } from '../../bin/bench/document.ts';
import { asMarkdown, figure } from '../../bin/bench/figure.ts';
import { median, p95, rotated } from '../../bin/bench/statistics.ts';

test( 'percentiles lie between the values they stand between', () => {
	expect( median( [ 3, 1, 2 ] ) ).toBe( 2 );
	expect( median( [ 4, 1, 2, 3 ] ) ).toBe( 2.5 );
	expect( p95( Array.from( { length: 101 }, ( _, index ) => index ) ) ).toBe(
		95
	);
	expect( p95( [ 7 ] ) ).toBe( 7 );
} );

test( 'every variant has every place in a round equally often', () => {
	const all = [ 'a', 'b', 'c' ];
	const rounds = Array.from( { length: 6 }, ( _, index ) =>
		rotated( all, index )
	);
	for ( const place of [ 0, 1, 2 ] ) {
		for ( const one of all ) {
			expect(
				rounds.filter( ( round ) => round[ place ] === one )
			).toHaveLength( 2 );
		}
	}
	// And comes after each of the others.
	expect(
		rounds.some( ( round ) => round.join( '' ).includes( 'ba' ) )
	).toBe( true );
} );

test( 'figures replace figures and nothing else', () => {
	const page =
		'# A\n<!-- figures: written by npm run bench -->\nold\n<!-- /figures -->\nB\n';
	const now = withFigures(
		page,
		asMarkdown( [ figure( 'Part', 'this', '1 ms', { kept: true } ) ] )
	);
	expect( now ).toContain( '| this |  |  | 1 ms |  | yes |' );
	expect( now ).not.toContain( 'old' );
	expect( now.startsWith( '# A\n' ) && now.endsWith( '\nB\n' ) ).toBe( true );
	expect( withFigures( now, 'x' ) ).toBe( withFigures( page, 'x' ) );
	expect( () => withFigures( 'no marks', 'x' ) ).toThrow( 'marks' );
} );
