/**
 * Two hundred orders and nothing goes wrong: on the shops and with the tools of the promises from outside.
 */
const { join } = require( 'node:path' );

module.exports = {
	...require( '../blackbox/jest.config.cjs' ),
	rootDir: join( __dirname, '..', '..' ),
	testMatch: [ '<rootDir>/tests/two-hundred/**/*.test.ts' ],
	// One shop for each kind of order storage, side by side.
	testTimeout: 600_000,
};
