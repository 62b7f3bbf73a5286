/**
 * The stand-in platform keeps its own contract: plain Node, no WordPress, no browser.
 */
const { join } = require( 'node:path' );

module.exports = {
	testEnvironment: 'node',
	maxWorkers: 2,
	// Two cores may be busy with something else.
	testTimeout: 60_000,
	rootDir: join( __dirname, '..', '..' ),
	roots: [ '<rootDir>/bin/sandbox', '<rootDir>/tests/sandbox' ],
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
