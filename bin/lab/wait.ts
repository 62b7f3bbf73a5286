/**
 * Waiting with an end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from './plain-error.ts';

/** Asks again until there is an answer; says what was waited for when there never is. */
export async function until< T >(
	what: string,
	timeoutMs: number,
	ask: () => Promise< T | null | undefined | false >,
	everyMs = 200
): Promise< T > {
	const end = Date.now() + timeoutMs;
	for ( let last: unknown = null; ; ) {
		const since = Date.now();
		const answer = await ask().catch(
			( error: unknown ) => void ( last = error )
		);
		if ( answer ) {
			return answer;
		}
		if ( Date.now() > end ) {
			const why = last instanceof Error ? ` (${ last.message })` : '';
			throw new PlainError(
				`Waited ${ timeoutMs / 1000 } s in vain for ${ what }${ why }.`
			);
		}
		// A slow shop needs the time for its own work.
		await sleep( Math.max( everyMs, ( Date.now() - since ) / 2 ) );
	}
}

export const waitForHttp = (
	url: string,
	timeoutMs: number,
	isReady: ( status: number ) => boolean = ( status ) => status < 500
): Promise< boolean > =>
	until( `an answer from ${ url }`, timeoutMs, async () => {
		const answer = await fetch( url, {
			redirect: 'manual',
			signal: AbortSignal.timeout( 30_000 ),
		} );
		await answer.arrayBuffer();
		if ( ! isReady( answer.status ) ) {
			throw new PlainError( `it answers ${ answer.status }` );
		}
		return true;
	} );
