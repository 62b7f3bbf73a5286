/**
 * Reads the counts out of the test tools' own reports.
 */
import type { Count } from './ring.ts';

const NO_COUNT: Count = { passed: 0, failed: 1, skipped: 0 };

function attribute( tag: string, name: string ): number {
	return Number(
		new RegExp( `\\b${ name }="(\\d+)"` ).exec( tag )?.[ 1 ] ?? 0
	);
}

/** PHPUnit's --log-junit: the first suite holds the sums of all the others. */
export function readJUnit( xml: string ): Count {
	const [ suite ] = /<testsuite\b[^>]*>/.exec( xml ) ?? [];
	if ( ! suite || attribute( suite, 'tests' ) === 0 ) {
		return NO_COUNT;
	}
	const failed =
		attribute( suite, 'errors' ) + attribute( suite, 'failures' );
	const skipped = attribute( suite, 'skipped' );
	return {
		passed: attribute( suite, 'tests' ) - failed - skipped,
		failed,
		skipped,
	};
}

interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	numRuntimeErrorTestSuites: number;
	numTotalTests: number;
}

/** Jest's --json; a file that could not even be loaded holds no tests, but is a failure. */
export function readJest( json: string ): Count {
	const report = JSON.parse( json ) as JestReport;
	if ( report.numTotalTests === 0 ) {
		return NO_COUNT;
	}
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
		skipped: report.numPendingTests + report.numTodoTests,
	};
}
