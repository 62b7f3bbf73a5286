/**
 * The admin's and the blocks' components in a browser-like world. WooCommerce's components are a fake: at run time the shop brings the real ones.
 */
const { dirname, join } = require( 'node:path' );

/** The preset exports itself only, not the scripts it brings along. */
const preset = dirname(
	require.resolve( '@wordpress/jest-preset-default/package.json' )
);

module.exports = {
	preset: '@wordpress/jest-preset-default',
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [
		'<rootDir>/tests/js/**/*.test.{ts,tsx}',
		'<rootDir>/src/**/*.test.{ts,tsx}',
	],
	setupFilesAfterEnv: [
		join( preset, 'scripts/setup-test-framework.js' ),
		join( __dirname, 'setup.ts' ),
	],
	moduleNameMapper: {
		'\\.(scss|css)$': join( preset, 'scripts/style-mock.js' ),
		'^@woocommerce/components$': join( __dirname, 'fake-ui.tsx' ),
	},
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
