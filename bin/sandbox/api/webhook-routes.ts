/**
 * Webhook subscriptions: made, read and (until they fire) deleted by their own client.
 */
import { randomBytes } from 'node:crypto';
import { isObject, readString, wrongType } from '../platform/json-input.ts';
import { message } from '../platform/messages.ts';
import type { Webhook } from '../platform/model.ts';
import {
	CODES,
	Problem,
	ServerError,
	Violations,
} from '../platform/problems.ts';
import { ANY_JSON, jsonBody, needsType } from './body.ts';
import { denied, type Call } from './call.ts';
import { created, noContent, ok, type Result } from './message.ts';

export const EVENTS: readonly string[] = [
	'delivery.assigned',
	'delivery.started',
	'delivery.failed',
	'delivery.picked',
	'delivery.in_transit',
	'delivery.completed',
	'order.created',
];

const iri = ( id: number ): string => `/api/webhooks/${ id }`;

const webhookJson = ( {
	id,
	url,
	event,
}: Webhook ): Record< string, unknown > => ( {
	'@context': '/api/contexts/Webhook',
	'@id': iri( id ),
	'@type': 'Webhook',
	url,
	event,
} );

function needAppRole( { caller }: Call ): void {
	if ( ! caller.scopes.some( ( scope ) => ! scope.endsWith( ':all' ) ) ) {
		throw denied();
	}
}

export function postWebhook( call: Call ): Result {
	needsType( call.request, ANY_JSON );
	needAppRole( call );
	const { instance, caller } = call;
	const body = jsonBody( call.request );
	if ( ! isObject( body ) ) {
		throw wrongType( 'webhook', 'array', body );
	}
	const event = readString( body, 'event' );
	const url = readString( body, 'url' );
	if ( event !== null && ! EVENTS.includes( event ) ) {
		throw new Violations( [
			{
				propertyPath: 'event',
				message: message( instance.settings.locale, 'choice' ),
				code: CODES.choice,
			},
		] );
	}
	if ( event === null || url === null ) {
		throw new ServerError( 'null value in a not-null column' );
	}
	const webhook: Webhook = {
		id: instance.nextId( 'webhook' ),
		identifier: caller.identifier,
		url,
		event,
		secret: randomBytes( 32 ).toString( 'base64' ),
		executions: 0,
	};
	instance.webhooks.set( webhook.id, webhook );
	instance.news.emit( 'settings', 'webhooks' );
	return created(
		{ ...webhookJson( webhook ), secret: webhook.secret },
		iri( webhook.id )
	);
}

function ownWebhook( call: Call ): Webhook {
	const webhook = call.instance.webhooks.get( call.ids[ 0 ] ?? 0 );
	if ( ! webhook ) {
		throw new Problem( 404, 'Not Found' );
	}
	if ( webhook.identifier !== call.caller.identifier ) {
		throw denied();
	}
	return webhook;
}

/** The secret is never shown again. */
export const getWebhook = ( call: Call ): Result =>
	ok( webhookJson( ownWebhook( call ) ) );

/** Once it has fired, a foreign key without cascade keeps it for ever. */
export function deleteWebhook( call: Call ): Result {
	const webhook = ownWebhook( call );
	if ( webhook.executions > 0 ) {
		throw new ServerError(
			'webhook_execution still references the webhook'
		);
	}
	call.instance.webhooks.delete( webhook.id );
	call.instance.news.emit( 'settings', 'webhooks' );
	return noContent;
}
