/**
 * Access tokens: RS256 JSON web tokens whose claims league/oauth2-server would write.
 */
import {
	createPublicKey,
	generateKeyPairSync,
	randomBytes,
	sign,
	verify,
	type KeyObject,
} from 'node:crypto';
import type { Instance } from '../platform/instance.ts';
import type { Scope } from '../platform/model.ts';
import { jsonReply, type Principal, type Reply } from './message.ts';

interface Claims {
	aud: string;
	jti: string;
	iat: number;
	nbf: number;
	exp: number;
	sub: string;
	scopes: Scope[];
}

/** Made once a process. Short, hence quick to make: it guards nothing but tests. */
let keys: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

function signingKeys(): NonNullable< typeof keys > {
	keys ??= generateKeyPairSync( 'rsa', { modulusLength: 1024 } );
	return keys;
}

export function exportSigningKey(): string {
	return signingKeys()
		.privateKey.export( { type: 'pkcs8', format: 'pem' } )
		.toString();
}

export function importSigningKey( privateKey: KeyObject ): void {
	keys = { privateKey, publicKey: createPublicKey( privateKey ) };
}

const part = ( value: unknown ): string =>
	Buffer.from( JSON.stringify( value ) ).toString( 'base64url' );

const MANY_TOKENS = 10_000;

/** The real server keeps a row for each for ever; here that would only cost memory. */
function forgetOldTokens( { tokens, clock }: Instance ): void {
	if ( tokens.size < MANY_TOKENS ) {
		return;
	}
	for ( const { jti, expiresAt } of tokens.values() ) {
		if ( expiresAt < clock.now() ) {
			tokens.delete( jti );
		}
	}
}

export function issueToken(
	instance: Instance,
	identifier: string,
	scopes: Scope[],
	ttl: number
): string {
	const now = Math.floor( instance.clock.now() / 1000 );
	const jti = randomBytes( 40 ).toString( 'hex' );
	const claims: Claims = {
		aud: identifier,
		jti,
		iat: now,
		nbf: now,
		exp: now + ttl,
		sub: '',
		scopes,
	};
	const text = `${ part( { typ: 'JWT', alg: 'RS256' } ) }.${ part( claims ) }`;
	const signature = sign(
		'sha256',
		Buffer.from( text ),
		signingKeys().privateKey
	);
	forgetOldTokens( instance );
	instance.tokens.set( jti, {
		jti,
		identifier,
		scopes,
		expiresAt: ( now + ttl ) * 1000,
		revoked: false,
	} );
	return `${ text }.${ signature.toString( 'base64url' ) }`;
}

function decode( token: string ): Claims | null {
	const [ header = '', payload = '', signature = '', ...rest ] =
		token.split( '.' );
	if ( rest.length > 0 || signature === '' ) {
		return null;
	}
	const genuine = verify(
		'sha256',
		Buffer.from( `${ header }.${ payload }` ),
		signingKeys().publicKey,
		Buffer.from( signature, 'base64url' )
	);
	return genuine
		? ( JSON.parse(
				Buffer.from( payload, 'base64url' ).toString()
			) as Claims )
		: null;
}

export function jwtRefusal( message: string ): Reply {
	return jsonReply(
		401,
		{ code: 401, message },
		{ 'WWW-Authenticate': 'Bearer' }
	);
}

/** The caller, or the JWT layer's 401. */
export function authenticate(
	instance: Instance,
	token: string
): Principal | Reply {
	const claims = decode( token );
	const now = instance.clock.now();
	if ( ! claims || claims.nbf * 1000 > now + 1000 ) {
		return jwtRefusal( 'Invalid JWT Token' );
	}
	const record = instance.tokens.get( claims.jti );
	if ( Math.min( claims.exp * 1000, record?.expiresAt ?? Infinity ) <= now ) {
		return jwtRefusal( 'Expired JWT Token' );
	}
	if ( ! record || record.revoked || ! instance.clients.has( claims.aud ) ) {
		return jwtRefusal( 'An authentication exception occurred.' );
	}
	return {
		identifier: claims.aud,
		app: instance.appOf( claims.aud ),
		scopes: claims.scopes,
	};
}
