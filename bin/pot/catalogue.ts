/**
 * Messages as gettext files: the template, and a language's catalogue made new from the messages and the translations it has.
 */
import { po, type GetTextTranslations } from 'gettext-parser';
import { DOMAIN, keyOf, placeholders, type Message } from './messages.ts';

export interface Language {
	readonly locale: string;
	readonly name: string;
	/** As a C expression; what stands for one form of the plural per entry. */
	readonly plurals: string;
	readonly forms: number;
}

export const LANGUAGES: readonly Language[] = [
	{
		locale: 'fr_FR',
		name: 'French (France)',
		plurals: 'nplurals=2; plural=n > 1;',
		forms: 2,
	},
	{
		locale: 'es_ES',
		name: 'Spanish (Spain)',
		plurals: 'nplurals=2; plural=n != 1;',
		forms: 2,
	},
];

export interface Translated extends Message {
	/** One per plural form; empty strings where nobody has translated yet. */
	readonly words: readonly string[];
	readonly fuzzy: boolean;
}

/** No dates: a file changes when its words change, and only then. */
const headers = ( project: string, language?: Language ) => ( {
	'Project-Id-Version': project,
	...( language && {
		Language: language.locale,
		'Language-Team': language.name,
		'Plural-Forms': language.plurals,
	} ),
	'MIME-Version': '1.0',
	'Content-Type': 'text/plain; charset=utf-8',
	'Content-Transfer-Encoding': '8bit',
	'X-Domain': DOMAIN,
} );

function commentsOf( message: Message, fuzzy: boolean ) {
	const isScript = message.references.some( ( file ) =>
		file.endsWith( '.js' )
	);
	const format = placeholders( message.id ).length > 0;
	return {
		extracted: message.comments
			.map( ( comment ) => `translators: ${ comment }` )
			.join( '\n' ),
		// No line numbers either: moving a line is no news for a translator.
		reference: message.references.join( '\n' ),
		flag: [
			...( fuzzy ? [ 'fuzzy' ] : [] ),
			...( format ? [ isScript ? 'js-format' : 'php-format' ] : [] ),
		].join( ', ' ),
	};
}

export function writeCatalogue(
	messages: readonly Translated[],
	project: string,
	language?: Language
): string {
	const translations: GetTextTranslations[ 'translations' ] = {};
	for ( const message of messages ) {
		const inContext = ( translations[ message.context ?? '' ] ??= {} );
		inContext[ message.id ] = {
			msgid: message.id,
			...( message.context && { msgctxt: message.context } ),
			...( message.plural && { msgid_plural: message.plural } ),
			msgstr: [ ...message.words ],
			comments: commentsOf( message, message.fuzzy ),
		};
	}
	const catalogue = {
		charset: 'utf-8',
		headers: headers( project, language ),
		translations,
	};
	return `${ po.compile( catalogue, { foldLength: 0 } ) }\n`;
}

const blank = ( message: Message, forms: number ): Translated => ( {
	...message,
	words: Array.from( { length: message.plural ? forms : 1 }, () => '' ),
	fuzzy: false,
} );

/** The messages without a word in another language. */
export const untranslated = ( messages: readonly Message[] ): Translated[] =>
	messages.map( ( message ) => blank( message, 2 ) );

/** The messages with what a catalogue says to them. What is no longer asked for is dropped; version control remembers it. */
export function withTranslations(
	messages: readonly Message[],
	catalogue: string,
	{ forms }: Language
): Translated[] {
	const { translations } = po.parse( catalogue );
	return messages.map( ( message ) => {
		const known = translations[ message.context ?? '' ]?.[ message.id ];
		const fits =
			known && ( known.msgid_plural ?? '' ) === ( message.plural ?? '' );
		return fits
			? {
					...message,
					words: known.msgstr,
					fuzzy: /\bfuzzy\b/.test( known.comments?.flag ?? '' ),
				}
			: blank( message, forms );
	} );
}

export const isTranslated = ( { words, fuzzy }: Translated ): boolean =>
	! fuzzy && words.every( Boolean );

/** Words by key, as WordPress's own formats want them. */
export const translations = (
	messages: readonly Translated[]
): Map< string, readonly string[] > =>
	new Map(
		messages
			.filter( isTranslated )
			.map( ( message ) => [ keyOf( message ), message.words ] )
	);
