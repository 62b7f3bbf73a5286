/**
 * Every build says what it was made from, so that anybody can tell whether it is still fresh.
 */
const { createHash } = require( 'node:crypto' );
const { readdirSync, readFileSync } = require( 'node:fs' );
const { join, relative } = require( 'node:path' );

const ROOT = join( __dirname, '..' );

/** In the folder of the build; not shipped. */
const STAMP = 'made-from.json';

const sources = () =>
	readdirSync( join( ROOT, 'src' ), {
		recursive: true,
		withFileTypes: true,
	} )
		.filter( ( entry ) => entry.isFile() )
		.map( ( entry ) => join( entry.parentPath, entry.name ) )
		.sort();

/** One word for all that a build depends on. */
function fingerprint() {
	const hash = createHash( 'sha256' );
	for ( const file of [
		...sources(),
		join( ROOT, 'package-lock.json' ),
		join( ROOT, 'webpack.config.cjs' ),
	] ) {
		hash.update( relative( ROOT, file ) ).update( readFileSync( file ) );
	}
	return hash.digest( 'hex' );
}

class BuildStamp {
	apply( compiler ) {
		const { RawSource } = compiler.webpack.sources;
		compiler.hooks.thisCompilation.tap( 'BuildStamp', ( compilation ) =>
			compilation.hooks.processAssets.tap( 'BuildStamp', () =>
				compilation.emitAsset(
					STAMP,
					new RawSource(
						JSON.stringify( {
							sources: fingerprint(),
							mode: compiler.options.mode,
						} )
					)
				)
			)
		);
	}
}

module.exports = { BuildStamp, STAMP, fingerprint };
