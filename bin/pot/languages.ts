/**
 * Everything that lies in plugin/languages, made from the sources and the .po files.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lab/paths.ts';
import {
	LANGUAGES,
	untranslated,
	withTranslations,
	writeCatalogue,
} from './catalogue.ts';
import { compiled } from './compiled.ts';
import { DOMAIN, type Message } from './messages.ts';
import { proofread } from './proofread.ts';
import { header, readMessages } from './sources.ts';

export const languagesFolder = inRoot( 'plugin', 'languages' );

export interface Languages {
	/** By file name. */
	readonly files: Record< string, Buffer >;
	/** What is missing or broken in translations. */
	readonly faults: string[];
}

function readFile( name: string ): Buffer {
	const path = join( languagesFolder, name );
	return existsSync( path ) ? readFileSync( path ) : Buffer.alloc( 0 );
}

function makeLanguages( messages: readonly Message[] ): Languages {
	const project = `Pedal ${ header( 'Version' ) }`;
	const files: Record< string, Buffer > = {
		[ `${ DOMAIN }.pot` ]: Buffer.from(
			writeCatalogue( untranslated( messages ), project )
		),
	};
	const faults: string[] = [];
	for ( const language of LANGUAGES ) {
		const name = `${ DOMAIN }-${ language.locale }.po`;
		const translated = withTranslations(
			messages,
			readFile( name ).toString(),
			language
		);
		const catalogue = writeCatalogue( translated, project, language );
		files[ name ] = Buffer.from( catalogue );
		Object.assign( files, compiled( translated, catalogue, language ) );
		faults.push( ...proofread( translated, language ) );
	}
	return { files, faults };
}

export const languages = async (): Promise< Languages > =>
	makeLanguages( await readMessages() );

/** Names of the files that are not what the sources and the .po files make. */
export const staleFiles = ( { files }: Languages ): string[] =>
	Object.entries( files )
		.filter( ( [ name, content ] ) => ! readFile( name ).equals( content ) )
		.map( ( [ name ] ) => name );
