/**
 * Builds src/admin and every block under src/blocks into plugin/build, with all of WordPress and WooCommerce left outside.
 */
const { existsSync, readdirSync } = require( 'node:fs' );
const { join, parse } = require( 'node:path' );
const wordpress = require( '@wordpress/scripts/config/webpack.config' );
const DependencyExtraction = require( '@woocommerce/dependency-extraction-webpack-plugin' );
const { BuildStamp } = require( './bin/build-stamp.cjs' );

const SRC = join( __dirname, 'src' );

/** In a block's folder these names are scripts of their own; any other file is a part of them. */
const BLOCK_SCRIPT = /^(index|editor|checkout|frontend|view)\.tsx?$/;

const list = ( folder ) =>
	existsSync( folder ) ? readdirSync( folder ) : [];

function entries() {
	const admin = join( SRC, 'admin', 'index.tsx' );
	const found = existsSync( admin ) ? [ [ 'admin', admin ] ] : [];
	for ( const block of list( join( SRC, 'blocks' ) ) ) {
		for ( const file of list( join( SRC, 'blocks', block ) ).filter(
			( name ) => BLOCK_SCRIPT.test( name )
		) ) {
			found.push( [
				`blocks/${ block }/${ parse( file ).name }`,
				join( SRC, 'blocks', block, file ),
			] );
		}
	}
	return Object.fromEntries( found );
}

/**
 * WooCommerce has its own extraction of dependencies. Mirrored styles would be wrong: ours use logical properties, which turn by
 * themselves, and say "left to right" only of code.
 */
const REPLACED = [ 'DependencyExtractionWebpackPlugin', 'RtlCssPlugin' ];

const isOurs = ( plugin ) => ! REPLACED.includes( plugin.constructor.name );

module.exports = {
	...wordpress,
	entry: entries,
	output: { ...wordpress.output, path: join( __dirname, 'plugin', 'build' ) },
	plugins: [
		...wordpress.plugins.filter( isOurs ),
		new DependencyExtraction(),
		new BuildStamp(),
	],
	performance: { hints: false },
};
