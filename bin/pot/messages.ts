/**
 * The rulebook of translatable strings: which argument of which function is what, and what no translator can work with.
 */
export const DOMAIN = 'pedal-bridge';

export interface Message {
	readonly id: string;
	readonly plural?: string;
	readonly context?: string;
	/** For translators. */
	readonly comments: readonly string[];
	/** Files, seen from the plugin's folder. */
	readonly references: readonly string[];
}

/** A call of a translation function, or a comment, as it stands in a source file. */
export type Found = { readonly line: number } & (
	| { readonly name: string; readonly args: readonly ( string | null )[] }
	| { readonly comment: string }
);

export interface Source {
	readonly file: string;
	/** Where WordPress looks for the strings of this file; the file itself unless it is built into another one. */
	readonly references: readonly string[];
	readonly found: readonly Found[];
}

type Role = 'id' | 'plural' | 'count' | 'context' | 'domain';

const PLAIN: Role[] = [ 'id', 'domain' ];
const IN_CONTEXT: Role[] = [ 'id', 'context', 'domain' ];

const SIGNATURES: Record< string, Role[] > = {
	__: PLAIN,
	_e: PLAIN,
	esc_html__: PLAIN,
	esc_html_e: PLAIN,
	esc_attr__: PLAIN,
	esc_attr_e: PLAIN,
	_x: IN_CONTEXT,
	_ex: IN_CONTEXT,
	esc_html_x: IN_CONTEXT,
	esc_attr_x: IN_CONTEXT,
	_n: [ 'id', 'plural', 'count', 'domain' ],
	_nx: [ 'id', 'plural', 'count', 'context', 'domain' ],
	_n_noop: [ 'id', 'plural', 'domain' ],
	_nx_noop: [ 'id', 'plural', 'context', 'domain' ],
};

export const FUNCTIONS = Object.keys( SIGNATURES );

const PLACEHOLDER = /%(?:\d+\$)?(?:[-+0]|'.)*\d*(?:\.\d+)?[bcdeEfFgGosuxX]/g;

export const placeholders = ( text: string ): string[] =>
	( text.replaceAll( '%%', '' ).match( PLACEHOLDER ) ?? [] ).sort();

/** The words of a comment that speaks to translators, otherwise nothing. */
const forTranslators = ( comment: string ): string | undefined =>
	/translators:\s*([^]*?)\s*(?:\*\/)?$/i
		.exec( comment )?.[ 1 ]
		?.replace( /\s*\n[\s*]*/g, ' ' );

function readCall(
	name: string,
	args: readonly ( string | null )[]
): Partial< Record< Role, string > > {
	const roles = SIGNATURES[ name ] ?? [];
	return Object.fromEntries(
		roles.flatMap( ( role, at ) => {
			const text = args[ at ];
			return role === 'count' || typeof text !== 'string'
				? []
				: [ [ role, text ] ];
		} )
	);
}

function faultOf(
	name: string,
	read: Partial< Record< Role, string > >,
	comment: string | undefined
): string | null {
	const missing = ( SIGNATURES[ name ] ?? [] ).find(
		( role ) => role !== 'count' && ! read[ role ]
	);
	if ( missing ) {
		return `the ${ missing } is not a plain string`;
	}
	if ( read.domain !== DOMAIN ) {
		return `the text domain is "${ read.domain }"`;
	}
	return placeholders( read.id ?? '' ).length > 0 && ! comment
		? `"${ read.id }" has placeholders and no comment for translators`
		: null;
}

/** The messages of one file, and a sentence for each that cannot be translated. */
export function messagesOf( { file, references, found }: Source ): {
	messages: Message[];
	faults: string[];
} {
	const messages: Message[] = [];
	const faults: string[] = [];
	let comment: { text: string; usedOn?: number } | undefined;
	for ( const entry of found ) {
		if ( 'comment' in entry ) {
			const text = forTranslators( entry.comment );
			comment = text ? { text } : comment;
			continue;
		}
		// A comment is for the next call, and for all others on that line.
		if ( comment && ( comment.usedOn ?? entry.line ) !== entry.line ) {
			comment = undefined;
		} else if ( comment ) {
			comment.usedOn = entry.line;
		}
		const read = readCall( entry.name, entry.args );
		const fault = faultOf( entry.name, read, comment?.text );
		if ( fault ) {
			faults.push( `${ file }:${ entry.line }: ${ fault }.` );
		} else {
			const { domain, ...words } = read;
			messages.push( {
				id: '',
				...words,
				comments: comment ? [ comment.text ] : [],
				references,
			} );
		}
	}
	return { messages, faults };
}

const SEPARATOR = '\u0004';

export const keyOf = ( {
	context,
	id,
}: Pick< Message, 'context' | 'id' > ): string =>
	context === undefined ? id : context + SEPARATOR + id;

const union = ( one: readonly string[], other: readonly string[] ) => [
	...new Set( [ ...one, ...other ] ),
];

/** Each message once, with all its places. */
export function merge( messages: readonly Message[] ): Message[] {
	const merged = new Map< string, Message >();
	for ( const message of messages ) {
		const before = merged.get( keyOf( message ) );
		merged.set( keyOf( message ), {
			...before,
			...message,
			...( before?.plural && { plural: before.plural } ),
			comments: union( before?.comments ?? [], message.comments ),
			references: union( before?.references ?? [], message.references ),
		} );
	}
	return [ ...merged.values() ];
}
