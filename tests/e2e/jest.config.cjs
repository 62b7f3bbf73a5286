/**
 * The screens in a real browser, on a real shop, with the sandbox platform behind it. One shop per file, one file at a time.
 */
const { join } = require( 'node:path' );

module.exports = {
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [ '<rootDir>/tests/e2e/**/*.test.ts' ],
	testEnvironment: 'node',
	testTimeout: 600_000,
	maxWorkers: 1,
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
