/**
 * Requests that speak JSON, and readers that trust nothing they get.
 */
import { PlainError } from './plain-error.ts';

export type Json = Record< string, unknown >;

export const isJson = ( value: unknown ): value is Json =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );

export const asJson = ( value: unknown ): Json =>
	isJson( value ) ? value : {};

export const asList = ( value: unknown ): Json[] =>
	Array.isArray( value ) ? value.filter( isJson ) : [];

export const asText = ( value: unknown ): string =>
	typeof value === 'string' || typeof value === 'number'
		? String( value )
		: '';

export interface Answer {
	status: number;
	headers: Headers;
	body: unknown;
}

export interface Question {
	method?: string;
	headers?: Record< string, string >;
	body?: unknown;
	timeoutMs?: number;
}

export async function ask(
	url: string,
	question: Question = {}
): Promise< Answer > {
	const response = await fetch( url, {
		method: question.method ?? 'GET',
		headers: {
			...( question.body !== undefined && {
				'Content-Type': 'application/json',
			} ),
			...question.headers,
		},
		...( question.body !== undefined && {
			body: JSON.stringify( question.body ),
		} ),
		signal: AbortSignal.timeout( question.timeoutMs ?? 90_000 ),
	} );
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		body: parse( text ),
	};
}

function parse( text: string ): unknown {
	try {
		return JSON.parse( text );
	} catch {
		return text;
	}
}

/** As `ask`, but anything else than success is a failure that shows the other side's own words. */
export async function demand(
	what: string,
	url: string,
	question: Question = {}
): Promise< Answer > {
	const answer = await ask( url, question );
	if ( answer.status >= 400 ) {
		const { code, message } = asJson( answer.body );
		const words = message
			? `${ asText( message ) } (${ asText( code ) })`
			: JSON.stringify( answer.body ).slice( 0, 300 );
		throw new PlainError(
			`${ what } was refused with ${ answer.status }: ${ words }`
		);
	}
	return answer;
}
