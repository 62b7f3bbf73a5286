/**
 * Checkouts of several worlds, side by side.
 */
import type { Kind, Variant } from './checkouts.ts';
import { figure, ms, type Figure } from './figure.ts';
import type { Cost, Sample } from './samples.ts';
import { median, p95 } from './statistics.ts';

const times = ( samples: Cost[] ) => samples.map( ( sample ) => sample.ms );
const cost = ( samples: Cost[] ) =>
	`p50 ${ ms( median( times( samples ) ) ) }, p95 ${ ms( p95( times( samples ) ) ) }`;
/** The fewest: what changes with the second (versions of transients) is WooCommerce's. */
const queries = ( samples: Cost[] ) =>
	Math.min( ...samples.map( ( sample ) => sample.queries ) );
const calls = ( samples: Cost[] ) =>
	Math.max( ...samples.map( ( sample ) => sample.calls ) );

/** Round by round, since both ran within the same second. */
export function more( samples: Cost[], than: Cost[] ): number[] {
	return samples.map(
		( { ms: time }, index ) => time - ( than[ index ]?.ms ?? time )
	);
}

const signed = ( value: number ) =>
	`${ value < 0 ? '−' : '+' }${ Math.abs( value ).toFixed( 1 ) } ms`;

const apart = ( samples: Cost[], than: Cost[] ) =>
	`p50 ${ signed( median( more( samples, than ) ) ) }, p95 ${ signed( p95( times( samples ) ) - p95( times( than ) ) ) }`;

const NAMES: Partial< Record< Variant, string > > = {
	on: '',
	early: ', until the answer is out (PHP-FPM, LiteSpeed)',
	hang: ', the platform hangs',
};

export function figuresOf(
	part: string,
	samples: ( kind: Kind, variant: Variant ) => Sample[],
	variants: readonly Variant[]
): Figure[] {
	const has = ( variant: Variant ) => variants.includes( variant );
	return ( [ 'classic', 'block' ] as const ).flatMap( ( kind ) =>
		variants
			.filter( ( variant ) => variant in NAMES )
			.flatMap( ( variant ) => {
				const of = ( one: Variant ): Cost[] =>
					variant === 'early'
						? samples( kind, one ).map(
								( { answered } ) => answered
							)
						: samples( kind, one );
				const name = `${ kind } checkout${ NAMES[ variant ] }`;
				const ours = of( variant );
				const without = of( 'off' );
				const webhook = has( 'webhook' ) ? of( 'webhook' ) : null;
				const added = p95( times( ours ) ) - p95( times( without ) );
				// Below this, two measurements of the same thing differ, too.
				const noise = has( 'again' )
					? Math.abs(
							p95( times( of( 'again' ) ) ) -
								p95( times( without ) )
						)
					: 0;
				return [
					figure( part, `${ name }: time`, cost( ours ), {
						without: cost( without ),
						webhook: webhook ? cost( webhook ) : '',
					} ),
					figure(
						part,
						`${ name }: more than without`,
						apart( ours, without ),
						{
							without: has( 'again' )
								? `${ apart( of( 'again' ), without ) } (measured twice)`
								: '',
							webhook: webhook ? apart( webhook, without ) : '',
							target: 'p95 ≤ +2 ms',
							kept: added <= 2 + noise,
						}
					),
					figure(
						part,
						`${ name }: queries`,
						String( queries( ours ) ),
						{
							without: String( queries( without ) ),
							webhook: webhook
								? String( queries( webhook ) )
								: '',
							target: '≤ 2 more',
							kept: queries( ours ) - queries( without ) <= 2,
						}
					),
					figure(
						part,
						`${ name }: calls to outside`,
						String( calls( ours ) ),
						{
							without: String( calls( without ) ),
							webhook: webhook ? String( calls( webhook ) ) : '',
							target: '0',
							kept: calls( ours ) === 0,
						}
					),
				];
			} )
	);
}
