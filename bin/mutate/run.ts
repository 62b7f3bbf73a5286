/**
 * Applies one mutation after another and asks the test that should notice.
 */
import type { Php } from '../lab/php.ts';
import { PlainError } from '../lab/plain-error.ts';
import type { Sources } from '../lab/sources.ts';
import { Copy } from './copy.ts';
import type { Fate, Mutation } from './mutation.ts';
import { isOf, probe, type Seen } from './probe.ts';
import { siteFor } from './site.ts';

export interface Told {
	mutation: Mutation;
	fate: Fate;
	/** PHPUnit's words when there is no verdict. */
	output: string;
}

export class Mutating {
	private constructor(
		private readonly copy: Copy,
		private readonly php: Php,
		private readonly site: string
	) {}

	static async begin( php: Php, sources: Sources ): Promise< Mutating > {
		const copy = new Copy( 'plugin' );
		return new Mutating( copy, php, await siteFor( copy, php, sources ) );
	}

	private probe(
		ring: Mutation[ 'ring' ],
		tests: string[]
	): Promise< Seen > {
		return probe( this.copy, this.php, ring, tests, this.site );
	}

	/** A test that is red by itself, or that is not there, proves nothing. */
	async demandGreen( mutations: Mutation[] ): Promise< void > {
		for ( const ring of [ 'core', 'wordpress' ] as const ) {
			const tests = mutations
				.filter( ( mutation ) => mutation.ring === ring )
				.map( ( { test } ) => test );
			const { ran, red, output } = tests.length
				? await this.probe( ring, tests )
				: { ran: [], red: [], output: '' };
			const missing = tests.filter(
				( test ) => ! ran.some( isOf( test ) )
			);
			if ( red.length + missing.length > 0 ) {
				throw new PlainError(
					[
						...red.map(
							( test ) => `Red without any mutation: ${ test }`
						),
						...missing.map(
							( test ) =>
								`There is no such test, or it did not end: ${ test }`
						),
						output,
					].join( '\n' )
				);
			}
		}
	}

	async try( mutation: Mutation ): Promise< Told > {
		if ( ! this.copy.spoil( mutation.edits ) ) {
			return { mutation, fate: 'gone', output: '' };
		}
		try {
			const { ran, red, output } = await this.probe( mutation.ring, [
				mutation.test,
			] );
			const fate =
				red.length > 0
					? 'caught'
					: ran.length > 0
						? 'survived'
						: 'broken';
			return { mutation, fate, output };
		} finally {
			this.copy.restore();
		}
	}
}

export const line = ( {
	mutation: { row, defect, test },
	fate,
}: Told ): string => `${ fate.padEnd( 9 ) } ${ row }  ${ defect } → ${ test }`;

/** One after another, each told as it is known. */
export async function tryAll(
	php: Php,
	sources: Sources,
	mutations: Mutation[],
	say: ( line: string ) => void
): Promise< Told[] > {
	const mutating = await Mutating.begin( php, sources );
	await mutating.demandGreen( mutations );
	const told: Told[] = [];
	for ( const mutation of mutations ) {
		const outcome = await mutating.try( mutation );
		told.push( outcome );
		say( line( outcome ) );
		if ( outcome.fate === 'broken' ) {
			say( outcome.output );
		}
	}
	return told;
}
