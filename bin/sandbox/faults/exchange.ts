/**
 * One request on its way to an answer.
 */
import type { ServerResponse } from 'node:http';
import type { Twists } from '../api/call.ts';
import type { ApiRequest, Reply } from '../api/message.ts';
import type { Instance } from '../platform/instance.ts';

export interface Exchange {
	instance: Instance;
	request: ApiRequest;
	response: ServerResponse;
	/** Does the work. Called once at most. */
	commit: ( twists: Twists ) => Reply;
	sleep: ( milliseconds: number ) => Promise< void >;
}
