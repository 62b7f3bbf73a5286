/**
 * A mutation: one deliberate defect of the plugin, and the test that has to turn red because of it.
 */
export interface Edit {
	/** Below plugin/src. */
	file: string;
	/** Stands there exactly once. */
	search: string;
	replace: string;
}

export interface Mutation {
	/** Row of the acceptance table, and the defect in words. */
	row: string;
	defect: string;
	edits: Edit[];
	ring: 'core' | 'wordpress';
	/** `Class::method`; with data sets, one red set is enough. */
	test: string;
}

/** What became of one: `survived` = the test stayed green, `gone` = the plugin's text has moved on, `broken` = no verdict. */
export type Fate = 'caught' | 'survived' | 'gone' | 'broken';

/** The mutated text; null when a search text is not there, or not only once. */
export function mutated(
	text: string,
	{ search, replace }: Edit
): string | null {
	const parts = text.split( search );
	return parts.length === 2 ? parts.join( replace ) : null;
}
