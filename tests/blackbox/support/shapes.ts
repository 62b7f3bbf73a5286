/**
 * The shapes of answers, key by key, as the interface prints them.
 */
import type { Answer } from './rest.ts';

export const CONNECTION = [
	'id',
	'slug',
	'name',
	'driver',
	'base_url',
	'identifier',
	'secret',
	'enabled',
	'status',
	'status_code',
	'status_message',
	'resume_at',
	'store',
	'app_name',
	'webhooks',
	'settings',
	'last_ok_at',
	'created_at',
	'updated_at',
];

export const DELIVERY = [
	'id',
	'order_id',
	'order_number',
	'order_status',
	'parcel',
	'epoch',
	'connection_id',
	'connection_name',
	'marker',
	'desired',
	'sync',
	'code',
	'message',
	'hint',
	'stage',
	'stage_at',
	'due_at',
	'attempts',
	'sends',
	'deadline',
	'window',
	'remote_id',
	'remote_url',
	'tracking_url',
	'created_at',
	'updated_at',
	'actions',
];

export const SINGLE_DELIVERY = [ ...DELIVERY, 'journal', 'verdict', 'request' ];

export const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/;

export const keys = ( value: unknown ): string[] =>
	Object.keys( value ?? {} ).sort();

export const sorted = ( names: readonly string[] ): string[] =>
	[ ...names ].sort();

const ALLOWED = [ 'status', 'hint', 'field', 'details', 'params' ];

/** Status, code, and the shape every error has. */
export function expectProblem(
	answer: Answer,
	status: number,
	code?: string | RegExp
): void {
	const { body } = answer;
	expect( {
		status: answer.status,
		code: answer.code,
		text: answer.status === status ? '' : answer.text.slice( 0, 400 ),
	} ).toEqual( {
		status,
		code: code
			? code instanceof RegExp
				? expect.stringMatching( code )
				: code
			: expect.stringMatching( /\w/ ),
		text: '',
	} );
	expect( keys( body ) ).toEqual( [ 'code', 'data', 'message' ] );
	expect( body.message ).toMatch( /\w/ );
	expect( body.data.status ).toBe( status );
	expect( ALLOWED ).toEqual( expect.arrayContaining( keys( body.data ) ) );
	expectPrivate( answer );
}

export function expectPrivate( { headers }: Answer ): void {
	const control = headers.get( 'cache-control' ) ?? '';
	expect( control ).toContain( 'private' );
	expect( control ).toContain( 'no-store' );
}

/** 200 or 201, with the answer's own words when it is neither. */
export function expectOk( answer: Answer, status = 200 ): any {
	expect( [
		answer.status,
		answer.status === status ? '' : answer.text.slice( 0, 600 ),
	] ).toEqual( [ status, '' ] );
	expectPrivate( answer );
	return answer.body;
}
