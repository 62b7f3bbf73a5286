/**
 * The doctor's tests: a whole shop for each fault, so one after the other.
 */
module.exports = {
	...require( './jest.config.cjs' ),
	testPathIgnorePatterns: [ '/node_modules/' ],
	testMatch: [ '<rootDir>/tests/lab/doctor*.test.ts' ],
	maxWorkers: 1,
};
