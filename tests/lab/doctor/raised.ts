/**
 * What the doctor found not to be well: probe → code.
 */
import type { Finding } from './shop';

export const raised = ( findings: Finding[] ): Record< string, string > =>
	Object.fromEntries(
		findings
			.filter( ( { status } ) => status !== 'good' )
			.map( ( { id, code } ) => [ id, code ] )
	);
