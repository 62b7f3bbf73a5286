/**
 * Faults that change an exchange without ending it: delays, tokens, headers, lists.
 */
import type { Twists } from '../api/call.ts';
import type { Exchange } from './exchange.ts';
import { numberOf, type Fault } from './fault.ts';
import type { KindName } from './kinds.ts';
import { ballast } from './wire.ts';

const P99 = 2.326;

export function delayOf( fault: Fault ): number {
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

export function twistsOf( faults: readonly Fault[] ): Twists {
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

export function spoilToken(
	{ instance, request }: Exchange,
	kind: KindName
): void {
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

export function extraHeaders(
	faults: readonly Fault[]
): Record< string, string > {
	return Object.assign(
		{},
		...faults
			.filter( ( { kind } ) => kind === 'headers' )
			.map( ( fault ) => ( {
				...( fault.parameters.headers as
					Record< string, string > | undefined ),
				...ballast( numberOf( fault, 'pad_kilobytes' ) ),
			} ) )
	) as Record< string, string >;
}
