/**
 * One line of the table: the same thing measured without the plugin, with WooCommerce's webhook, and with Pedal.
 */
export interface Figure {
	part: string;
	what: string;
	/** Empty where there is no such thing. */
	without: string;
	webhook: string;
	pedal: string;
	target: string;
	/** Null: information without a target. */
	kept: boolean | null;
}

export const ms = ( value: number ): string =>
	`${ value < 10 ? value.toFixed( 1 ) : Math.round( value ) } ms`;

export const figure = (
	part: string,
	what: string,
	pedal: string,
	rest: Partial< Omit< Figure, 'part' | 'what' | 'pedal' > > = {}
): Figure => ( {
	part,
	what,
	pedal,
	without: '',
	webhook: '',
	target: '',
	kept: null,
	...rest,
} );

const word = ( kept: boolean | null ): string =>
	kept === null ? '' : kept ? 'yes' : '**no**';

export function asMarkdown( figures: Figure[] ): string {
	const parts = [ ...new Set( figures.map( ( { part } ) => part ) ) ];
	return parts
		.map( ( part ) =>
			[
				`### ${ part }`,
				'',
				'| | without the plugin | WooCommerce’s webhook | Pedal | target | kept |',
				'|---|---|---|---|---|---|',
				...figures
					.filter( ( one ) => one.part === part )
					.map(
						( { what, without, webhook, pedal, target, kept } ) =>
							`| ${ what } | ${ without } | ${ webhook } | ${ pedal } | ${ target } | ${ word( kept ) } |`
					),
			].join( '\n' )
		)
		.join( '\n\n' );
}

export const asText = ( {
	what,
	without,
	webhook,
	pedal,
	target,
	kept,
}: Figure ): string =>
	[
		`  ${ what }: ${ pedal }`,
		without && `without ${ without }`,
		webhook && `webhook ${ webhook }`,
		target && `target ${ target }${ kept === false ? ' MISSED' : '' }`,
	]
		.filter( Boolean )
		.join( ' · ' );
