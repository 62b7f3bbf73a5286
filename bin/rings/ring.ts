/**
 * What a ring of tests is.
 */
export interface Count {
	passed: number;
	failed: number;
	skipped: number;
}

export interface Outcome extends Count {
	/** What a person needs to see: the tools' own words about failures. */
	output: string;
}

export interface Ring {
	/** `--ring=core` picks this one and all that start with `core-`. */
	name: string;
	title: string;
	/** Wants the machine for itself: it measures time, or keeps all of it busy. */
	alone?: boolean;
	/** One sentence that says why this machine cannot run it and how to enable it; null when it can. */
	needs: () => Promise< string | null >;
	run: () => Promise< Outcome >;
}

export const NONE: Count = { passed: 0, failed: 0, skipped: 0 };

export const sum = ( counts: Count[] ): Count =>
	counts.reduce(
		( total, count ) => ( {
			passed: total.passed + count.passed,
			failed: total.failed + count.failed,
			skipped: total.skipped + count.skipped,
		} ),
		NONE
	);

export const closingLine = ( { passed, failed, skipped }: Count ): string =>
	`${ passed } passed, ${ failed } failed, ${ skipped } skipped`;
