/**
 * Which paths an app's token opens at all (platform-protocol 2.3).
 *
 * Path and method decide; whatever is not listed belongs to a firewall for
 * people, which cannot read an app's token.
 */
import type { Instance } from '../platform/instance.ts';
import { Problem } from '../platform/problems.ts';
import type { ApiRequest, Principal, Reply } from './message.ts';
import { authenticate, jwtRefusal } from './tokens.ts';

const OPEN: ReadonlyArray< readonly [ RegExp, readonly string[] | null ] > = [
	[ /^\/api\/deliveries(\/|$)/, [ 'GET', 'POST', 'PUT', 'DELETE' ] ],
	[ /^\/api\/stores\/\d+$/, [ 'GET' ] ],
	[ /^\/api\/stores\/\d+\/deliveries$/, [ 'GET' ] ],
	[ /^\/api\/stores\/\d+\/addresses$/, [ 'GET', 'POST' ] ],
	[ /^\/api\/time_slots(\/|$)/, null ],
	[ /^\/api\/retail_prices\/calculate$/, [ 'POST' ] ],
	[ /^\/api\/webhooks(\/|$)/, null ],
	[ /^\/api\/me$/, [ 'GET' ] ],
	[ /^\/api\/tasks\/\d+(\/events)?$/, [ 'GET' ] ],
	[ /^\/api\/tasks$/, [ 'GET' ] ],
	[ /^\/api\/task_groups\/\d+$/, [ 'GET' ] ],
	[ /^\/api\/orders(\/\d+)?$/, [ 'GET' ] ],
];

const PUBLIC = /^\/api(\/docs|\/settings)?\/?$/;

export const isPublic = ( { method, path }: ApiRequest ): boolean =>
	( method === 'GET' || method === 'HEAD' ) && PUBLIC.test( path );

const isOpen = ( { method, path }: ApiRequest ): boolean =>
	OPEN.some(
		( [ pattern, methods ] ) =>
			pattern.test( path ) &&
			( methods === null ||
				methods.includes( method === 'HEAD' ? 'GET' : method ) )
	);

/** The caller, or the reply that turns them away. */
export function guard(
	instance: Instance,
	request: ApiRequest
): Principal | Reply {
	const token = /^Bearer\s+(\S+)$/i.exec(
		request.headers.authorization ?? ''
	)?.[ 1 ];
	if ( token === undefined ) {
		throw new Problem(
			401,
			'Full authentication is required to access this resource.'
		);
	}
	const caller = authenticate( instance, token );
	if ( 'status' in caller || isOpen( request ) ) {
		return caller;
	}
	return jwtRefusal( 'Unable to find key "username" in the token payload.' );
}
