/**
 * The stand-in platform keeps its own contract: plain Node, no WordPress, no browser.
 */
const { join } = require( 'node:path' );

module.exports = {
	testEnvironment: 'node',
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [ '<rootDir>/tests/sandbox/**/*.test.ts' ],
	transform: {
		'\\.[jt]s$': [
			'babel-jest',
			{
				presets: [ '@wordpress/babel-preset-default' ],
				configFile: false,
			},
		],
	},
};
