/**
 * The promises of docs/reference and of the interface, driven from outside: a real shop over HTTP, SQL and PHP processes, and the sandbox platform as a process of its own.
 */
const { join } = require( 'node:path' );

module.exports = {
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [ '<rootDir>/tests/blackbox/**/*.test.ts' ],
	testEnvironment: 'node',
	globalSetup: '<rootDir>/tests/blackbox/global-setup.ts',
	globalTeardown: '<rootDir>/tests/blackbox/global-teardown.ts',
	// Each worker has a shop and a platform of its own.
	maxWorkers: 2,
	testTimeout: 60_000,
	transform: {
		'\\.[jt]sx?$': [
			'babel-jest',
			{
				presets: [ '@wordpress/babel-preset-default' ],
				configFile: false,
			},
		],
	},
};
