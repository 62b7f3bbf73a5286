/**
 * Pages for people, on the control side.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../control/desk.ts';

export async function pages(
	_desk: Desk,
	_request: IncomingMessage,
	response: ServerResponse
): Promise< void > {
	response.end( 'soon' );
}
