/**
 * Carries one exchange through: what happens before the work, the work, what
 * happens to its answer.
 */
import { endBefore, sendThrough } from './endings.ts';
import type { Exchange } from './exchange.ts';
import { isAfter, numberOf, type Fault } from './fault.ts';
import { isModifier } from './kinds.ts';
import { delayOf, extraHeaders, spoilToken, twistsOf } from './modifiers.ts';
import { sendInformational } from './wire.ts';

export async function perform(
	exchange: Exchange,
	faults: readonly Fault[]
): Promise< void > {
	const delays = faults.filter( ( { kind } ) => kind === 'delay' );
	const ending = faults.find( ( { kind } ) => ! isModifier( kind ) );
	for ( const fault of delays.filter( ( delay ) => ! isAfter( delay ) ) ) {
		await exchange.sleep( delayOf( fault ) );
	}
	for ( const { kind } of faults ) {
		if ( kind === 'expire_token' || kind === 'revoke_token' ) {
			spoilToken( exchange, kind );
		}
	}
	if ( ending && ( await endBefore( exchange, ending ) ) ) {
		return;
	}
	const reply = exchange.commit( twistsOf( faults ) );
	for ( const fault of delays.filter( isAfter ) ) {
		await exchange.sleep( delayOf( fault ) );
	}
	for ( const fault of faults.filter(
		( { kind } ) => kind === 'informational'
	) ) {
		sendInformational(
			exchange.response,
			numberOf( fault, 'status' ),
			numberOf( fault, 'count' )
		);
	}
	await sendThrough( exchange, ending, {
		...reply,
		headers: { ...reply.headers, ...extraHeaders( faults ) },
	} );
}
