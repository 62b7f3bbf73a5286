/**
 * Packs the plugin: the same files make the same bytes, on any machine and at any time.
 */
import { zipSync } from 'fflate';
import { stateOfBuild } from '../lab/build.ts';
import { PlainError } from '../lab/plain-error.ts';
import { languages, staleFiles } from '../pot/languages.ts';
import { contents } from './contents.ts';

/** The first moment a zip file can name; it counts in local time. */
const EPOCH = new Date( 1980, 0, 1 );

export const pack = ( files: Record< string, Uint8Array > ): Uint8Array =>
	zipSync( files, { level: 9, mtime: EPOCH } );

export async function packPlugin(): Promise< Uint8Array > {
	const build = stateOfBuild();
	if ( build !== 'fresh' ) {
		throw new PlainError(
			`The build is ${ build }: run "npm run build" first.`
		);
	}
	const stale = staleFiles( await languages() );
	if ( stale.length > 0 ) {
		throw new PlainError(
			`plugin/languages is stale (${ stale.join( ', ' ) }): run "npm run pot" first.`
		);
	}
	return pack( contents() );
}
