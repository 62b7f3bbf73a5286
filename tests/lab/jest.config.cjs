/**
 * The lab's own tests, in Node.
 */
const { join } = require( 'node:path' );

module.exports = {
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [ '<rootDir>/tests/lab/**/*.test.ts' ],
	// They need a shop, and are a ring of their own.
	testPathIgnorePatterns: [ '/node_modules/', '/tests/lab/doctor' ],
	testEnvironment: 'node',
	testTimeout: 60_000,
	// It is published as modules only, which Jest cannot load.
	transformIgnorePatterns: [ '/node_modules/(?!gettext-parser/)' ],
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
