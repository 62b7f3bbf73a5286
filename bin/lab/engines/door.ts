/**
 * Runs lab scripts inside a shop over HTTP, through the door that the lab's must-use plugin opens for its token.
 */
import { PlainError } from '../plain-error.ts';
import type { Shop } from './engine.ts';

interface Answer {
	success: boolean;
	data: unknown;
}

const isAnswer = ( value: unknown ): value is Answer =>
	typeof value === 'object' &&
	value !== null &&
	'success' in value &&
	'data' in value;

function parse( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return null;
	}
}

export const openDoor =
	( url: string, token: string ): Shop[ 'call' ] =>
	async ( script, args = {} ) => {
		const response = await fetch( `${ url }/?pedal-lab=${ script }`, {
			method: 'POST',
			redirect: 'manual',
			headers: {
				'X-Pedal-Lab': token,
				'Content-Type': 'application/json',
			},
			body: JSON.stringify( args ),
			signal: AbortSignal.timeout( 120_000 ),
		} );
		const text = await response.text();
		const answer = parse( text );
		if ( ! isAnswer( answer ) || ! answer.success ) {
			const why = isAnswer( answer ) ? answer.data : text.slice( 0, 500 );
			throw new PlainError(
				`The lab script ${ script }.php failed (${ response.status }): ${ String( why ) }`
			);
		}
		return answer.data;
	};
