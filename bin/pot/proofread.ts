/**
 * What a program can tell about a translation: that it is there, and that nothing of the original's machinery got lost in it.
 */
import { type Language, type Translated } from './catalogue.ts';
import { placeholders } from './messages.ts';

const same = ( one: readonly string[], other: readonly string[] ): boolean =>
	one.join( '\n' ) === other.join( '\n' );

/** `%1$s` twice is no more than once: a language may repeat. */
const used = ( text: string ) => [ ...new Set( placeholders( text ) ) ];

const tags = ( text: string ) => ( text.match( /<[^>]+>/g ) ?? [] ).sort();

const edges = ( text: string ) => [
	/^\s*/.exec( text )?.[ 0 ] ?? '',
	/[.:?!…]?\s*$/.exec( text )?.[ 0 ] ?? '',
];

const lines = ( text: string ) => text.split( '\n' ).map( () => '' );

const KEPT: [ what: string, of: ( text: string ) => string[] ][] = [
	[ 'placeholders', used ],
	[ 'tags', tags ],
	[ 'spaces or punctuation at the ends', edges ],
	[ 'lines', lines ],
];

/** French parts high punctuation from the word, by a space that never breaks. */
const TYPOGRAPHY: Record< string, [ fault: RegExp, rule: string ] > = {
	fr_FR: [
		/[\p{L}\d»%] ?[?!;]|[\p{L}\d)»%] [:»]|« |'/u,
		'non-breaking spaces before ? ! ; : and inside « », ’ for an apostrophe',
	],
	es_ES: [ /^[^¿]*\?$/u, '¿ before a question' ],
};

function faultOf(
	{ id, plural, words }: Translated,
	{ forms, locale }: Language
): string | null {
	if ( words.length !== ( plural ? forms : 1 ) || ! words.every( Boolean ) ) {
		return 'is not translated';
	}
	const originals = [ id, plural ?? id ];
	for ( const word of words ) {
		const lost = KEPT.find(
			( [ , of ] ) =>
				! originals.some( ( original ) =>
					same( of( original ), of( word ) )
				)
		);
		if ( lost ) {
			return `has other ${ lost[ 0 ] }: "${ word }"`;
		}
		const [ fault, rule ] = TYPOGRAPHY[ locale ] ?? [];
		if ( fault?.test( word ) ) {
			return `wants ${ rule }: "${ word }"`;
		}
	}
	return null;
}

/** One sentence per translation that is missing or broken. */
export const proofread = (
	messages: readonly Translated[],
	language: Language
): string[] =>
	messages.flatMap( ( message ) => {
		const fault = message.fuzzy
			? 'is marked as fuzzy'
			: faultOf( message, language );
		return fault
			? [ `${ language.locale }: "${ message.id }" ${ fault }` ]
			: [];
	} );
