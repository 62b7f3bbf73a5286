/**
 * A language's catalogue in the formats WordPress loads: PHP since 6.5, .mo for tools that know nothing else, JSON for scripts.
 */
import { mo, po } from 'gettext-parser';
import { BUNDLES } from './bundles.ts';
import { translations, type Language, type Translated } from './catalogue.ts';
import { DOMAIN } from './messages.ts';

const quoted = ( text: string ): string =>
	`'${ text.replace( /[\\']/g, '\\$&' ) }'`;

/** `class-wp-translation-file-php.php` of WordPress reads it: the forms of a plural are parted by a NUL. */
function phpFile(
	messages: readonly Translated[],
	language: Language
): string {
	const entries = [ ...translations( messages ) ].map(
		( [ key, words ] ) =>
			`${ phpString( key ) }=>${ words.map( phpString ).join( `."\\0".` ) },`
	);
	return [
		'<?php',
		`return ['domain'=>${ quoted( DOMAIN ) },'plural-forms'=>${ quoted( language.plurals ) },'language'=>${ quoted( language.locale ) },'messages'=>[`,
		...entries,
		']];',
		'',
	].join( '\n' );
}

/** Contexts are parted from their words by a control character, which has no place in a source file. */
const phpString = ( text: string ): string =>
	text.split( '\u0004' ).map( quoted ).join( `."\\4".` );

/** What `wp_set_script_translations()` hands to `wp.i18n`. */
function scriptFile(
	messages: readonly Translated[],
	{ locale, plurals }: Language,
	script: string
): string {
	const own = messages.filter( ( { references } ) =>
		references.includes( script )
	);
	const about = { domain: 'messages', lang: locale, 'plural-forms': plurals };
	const data = {
		domain: 'messages',
		locale_data: {
			messages: {
				'': about,
				...Object.fromEntries( translations( own ) ),
			},
		},
	};
	return `${ JSON.stringify( data ) }\n`;
}

/** File names in `languages/` and what belongs into them. */
export function compiled(
	messages: readonly Translated[],
	catalogue: string,
	language: Language
): Record< string, Buffer > {
	const base = `${ DOMAIN }-${ language.locale }`;
	return {
		[ `${ base }.mo` ]: mo.compile( po.parse( catalogue ) ),
		[ `${ base }.l10n.php` ]: Buffer.from( phpFile( messages, language ) ),
		// Named by the handle, not by a hash of the path: WordPress looks for that name first, wherever the plugin lies.
		...Object.fromEntries(
			BUNDLES.map( ( { handle, script } ) => [
				`${ base }-${ handle }.json`,
				Buffer.from( scriptFile( messages, language, script ) ),
			] )
		),
	};
}
