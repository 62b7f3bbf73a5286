/**
 * Carries one exchange through: what happens before the work, the work, what
 * happens to its answer.
 */
import type { ServerResponse } from 'node:http';
import type { Twists } from '../api/call.ts';
import type { ApiRequest, Reply } from '../api/message.ts';
import type { Instance } from '../platform/instance.ts';
import { flagOf, isAfter, numberOf, textOf, type Fault } from './fault.ts';
import { isModifier, type KindName } from './kinds.ts';
import { redirectReply, spoilBody, statusReply } from './replies.ts';
import * as wire from './wire.ts';

export interface Exchange {
	instance: Instance;
	request: ApiRequest;
	response: ServerResponse;
	/** Does the work. Called once at most. */
	commit: ( twists: Twists ) => Reply;
	sleep: ( milliseconds: number ) => Promise< void >;
}

const P99 = 2.326;

function delayOf( fault: Fault ): number {
	const median = numberOf( fault, 'seconds' );
	const slow = numberOf( fault, 'p99' );
	if ( slow <= median || median <= 0 ) {
		return median * 1000;
	}
	const normal =
		Math.sqrt( -2 * Math.log( 1 - Math.random() ) ) *
		Math.cos( 2 * Math.PI * Math.random() );
	return (
		median * Math.exp( ( normal * Math.log( slow / median ) ) / P99 ) * 1000
	);
}

function twistsOf( faults: readonly Fault[] ): Twists {
	const seconds = ( kind: KindName ): number | undefined => {
		const fault = faults.findLast(
			( candidate ) => candidate.kind === kind
		);
		return fault && numberOf( fault, 'seconds' );
	};
	const lag = seconds( 'list_lag' );
	const ttl = seconds( 'token_ttl' );
	return {
		...( lag !== undefined && { listLag: lag * 1000 } ),
		...( ttl !== undefined && { tokenTtl: ttl } ),
		hideMetadata: faults.some(
			( { kind } ) => kind === 'list_hides_metadata'
		),
	};
}

function spoilToken( { instance, request }: Exchange, kind: KindName ): void {
	const payload = /^Bearer [^.]+\.([^.]+)\./.exec(
		request.headers.authorization ?? ''
	)?.[ 1 ];
	if ( payload === undefined ) {
		return;
	}
	const claims = JSON.parse(
		Buffer.from( payload, 'base64url' ).toString()
	) as { jti?: string };
	const token = instance.tokens.get( claims.jti ?? '' );
	if ( token && kind === 'revoke_token' ) {
		token.revoked = true;
	} else if ( token ) {
		token.expiresAt = instance.clock.now();
	}
}

async function hang(
	exchange: Exchange,
	fault: Fault,
	reply: Reply | null
): Promise< void > {
	if ( reply && flagOf( fault, 'headers' ) ) {
		wire.sendHeadersOnly( exchange.response, reply );
	}
	await exchange.sleep( numberOf( fault, 'seconds' ) * 1000 );
	wire.drop( exchange.response );
}

async function commitLater(
	exchange: Exchange,
	fault: Fault
): Promise< void > {
	const milliseconds = numberOf( fault, 'seconds' ) * 1000;
	exchange.instance.clock.after( milliseconds, () => exchange.commit( {} ) );
	const answer = textOf( fault, 'answer' );
	if ( answer === 'status' ) {
		wire.send(
			exchange.response,
			statusReply( exchange.instance, exchange.request, fault )
		);
	} else if ( answer === 'hang' ) {
		await exchange.sleep( milliseconds + 1_000 );
		wire.drop( exchange.response );
	} else {
		wire.drop( exchange.response );
	}
}

/** True when the exchange ends here, before any work. */
async function endBefore(
	exchange: Exchange,
	fault: Fault
): Promise< boolean > {
	const { instance, request, response } = exchange;
	if ( fault.kind === 'late_commit' ) {
		await commitLater( exchange, fault );
		return true;
	}
	if ( fault.kind === 'redirect' ) {
		wire.send( response, redirectReply( fault ) );
		return true;
	}
	if ( isAfter( fault ) || fault.parameters.phase === undefined ) {
		return false;
	}
	if ( fault.kind === 'status' ) {
		wire.send( response, statusReply( instance, request, fault ) );
	} else if ( fault.kind === 'reset' ) {
		wire.reset( response );
	} else if ( fault.kind === 'hang' ) {
		await hang(
			exchange,
			fault,
			statusReply( instance, request, {
				...fault,
				parameters: { ...fault.parameters, status: 200 },
			} )
		);
	} else {
		await sendSpoilt( exchange, fault, {
			status: 200,
			headers: { 'Content-Type': 'application/json' },
			body: '{}',
		} );
	}
	return true;
}

async function sendSpoilt(
	{ response }: Exchange,
	fault: Fault,
	reply: Reply
): Promise< void > {
	const how = textOf( fault, 'how' );
	if ( how === 'huge' || how === 'gzip_bomb' ) {
		await wire.sendHuge(
			response,
			reply,
			numberOf( fault, 'megabytes' ),
			how === 'gzip_bomb'
		);
	} else {
		wire.send( response, spoilBody( reply, how ) );
	}
}

async function sendThrough(
	exchange: Exchange,
	fault: Fault | undefined,
	reply: Reply
): Promise< void > {
	const { instance, request, response } = exchange;
	switch ( fault?.kind ) {
		case 'status': {
			const wrong = statusReply( instance, request, fault );
			return wire.send(
				response,
				flagOf( fault, 'keep_body' )
					? { ...reply, status: wrong.status }
					: wrong
			);
		}
		case 'reset':
			return wire.reset( response );
		case 'lost_answer':
			return wire.drop( response );
		case 'hang':
			return hang( exchange, fault, reply );
		case 'truncate':
			return wire.sendTruncated(
				response,
				reply,
				numberOf( fault, 'bytes' )
			);
		case 'drip':
			return wire.sendDripping(
				response,
				reply,
				numberOf( fault, 'bytes_per_second' )
			);
		case 'bad_body':
			return sendSpoilt( exchange, fault, reply );
		case 'bad_framing':
			return wire.sendBadFraming(
				response,
				reply,
				textOf( fault, 'how' )
			);
		default:
			return wire.send( response, reply );
	}
}

function extraHeaders( faults: readonly Fault[] ): Record< string, string > {
	return Object.assign(
		{},
		...faults
			.filter( ( { kind } ) => kind === 'headers' )
			.map( ( fault ) => ( {
				...( fault.parameters.headers as
					Record< string, string > | undefined ),
				...wire.ballast( numberOf( fault, 'pad_kilobytes' ) ),
			} ) )
	) as Record< string, string >;
}

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
		wire.sendInformational(
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
