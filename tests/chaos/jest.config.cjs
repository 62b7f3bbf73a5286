/**
 * The chaos rig's own tests: a checker that has never said "lost" proves nothing.
 */
const { join } = require( 'node:path' );

module.exports = {
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [ '<rootDir>/tests/chaos/**/*.test.ts' ],
	testEnvironment: 'node',
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
