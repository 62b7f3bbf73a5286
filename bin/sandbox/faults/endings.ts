/**
 * Faults that take the answer over, before the work or after it.
 */
import type { Reply } from '../api/message.ts';
import type { Exchange } from './exchange.ts';
import { flagOf, isAfter, numberOf, textOf, type Fault } from './fault.ts';
import { redirectReply, spoilBody, statusReply } from './replies.ts';
import * as wire from './wire.ts';

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
export async function endBefore(
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

export async function sendThrough(
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
