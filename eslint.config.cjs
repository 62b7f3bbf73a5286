/**
 * WordPress's own rules for all our JavaScript and TypeScript, minus those that only ask for what TypeScript already says.
 */
const wordpress = require( '@wordpress/scripts/config/eslint.config.cjs' );

const SETTLED_BY_TYPES = {
	'jsdoc/require-param': 'off',
	'jsdoc/require-param-type': 'off',
	'jsdoc/require-returns': 'off',
	'jsdoc/require-returns-type': 'off',
	'jsdoc/require-property': 'off',
	'jsdoc/check-param-names': 'off',
	'jsdoc/check-tag-names': 'off',
	'jsdoc/check-line-alignment': 'off',
	'jsdoc/no-types': 'off',
	'jsdoc/no-undefined-types': 'off',
	'no-undef': 'off',
	// tsc resolves every import, and knows about the packages that package.json empties.
	'import/no-unresolved': 'off',
	'import/no-extraneous-dependencies': 'off',
	'import/named': 'off',
	'import/namespace': 'off',
	'import/default': 'off',
};

module.exports = [
	{
		ignores: [
			'**/*.d.cts',
			'plugin/**',
			'.pedal/**',
			'tests/php/**',
			'dist/**',
		],
	},
	...wordpress,
	{ files: [ '**/*.{js,cjs,mjs,ts,tsx}' ], rules: SETTLED_BY_TYPES },
	{
		files: [ '**/*.{ts,tsx}' ],
		rules: {
			'no-unused-vars': 'off',
			'no-shadow': 'off',
			'no-redeclare': 'off',
			'no-dupe-class-members': 'off',
			'no-unused-expressions': 'off',
			// REST fields are in snake case.
			camelcase: 'off',
			'@wordpress/no-unused-vars-before-return': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
		},
	},
	{
		// Command line tools and tests may speak, wait in loops and use bits.
		files: [ 'bin/**', 'tests/**', '*.cjs' ],
		rules: {
			'no-console': 'off',
			'react-hooks/rules-of-hooks': 'off',
			'no-bitwise': 'off',
			'no-await-in-loop': 'off',
			'no-nested-ternary': 'off',
			'@wordpress/no-global-event-listener': 'off',
			'@wordpress/no-unguarded-get-range-at': 'off',
			// Node's programs end with a code.
			'n/no-process-exit': 'off',
		},
	},
	{
		// A stranger reads answers as they come; what is in them is what these tests are about.
		files: [ 'tests/blackbox/**' ],
		rules: { '@typescript-eslint/no-explicit-any': 'off' },
	},
	{
		files: [ 'tests/**/*.{ts,tsx}' ],
		languageOptions: {
			globals: Object.fromEntries(
				[
					'describe',
					'it',
					'test',
					'expect',
					'jest',
					'beforeAll',
					'beforeEach',
					'afterAll',
					'afterEach',
				].map( ( name ) => [ name, 'readonly' ] )
			),
		},
	},
];
