/**
 * HTML from templates in which every value is escaped unless it is HTML already.
 */

export class Html {
	constructor( readonly text: string ) {}
	toString(): string {
		return this.text;
	}
}

type Value =
	Html | string | number | null | false | undefined | readonly Html[];

export const escape = ( text: string ): string =>
	text.replace(
		/[&<>"']/g,
		( character ) => `&#${ character.charCodeAt( 0 ) };`
	);

function render( value: Value ): string {
	if ( value instanceof Html ) {
		return value.text;
	}
	if ( Array.isArray( value ) ) {
		return value.join( '' );
	}
	return value === null || value === undefined || value === false
		? ''
		: escape( String( value ) );
}

export function html(
	parts: TemplateStringsArray,
	...values: readonly Value[]
): Html {
	return new Html(
		parts.reduce(
			( text, part, index ) => text + render( values[ index - 1 ] ) + part
		)
	);
}
