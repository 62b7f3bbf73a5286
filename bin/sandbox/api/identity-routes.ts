/**
 * Who am I, and what is this: `/api`, `/api/me`, `/api/settings`.
 */
import type { Instance } from '../platform/instance.ts';
import { Problem } from '../platform/problems.ts';
import type { Call } from './call.ts';
import { jsonReply, ok, type Reply, type Result } from './message.ts';
import { storeIri } from './iris.ts';

export function getMe( { caller }: Call ): Result {
	const { app } = caller;
	if ( ! app ) {
		throw new Problem( 404, 'Not Found' );
	}
	return ok( {
		'@context': '/api/contexts/ApiApp',
		'@id': `/api/api_apps/${ app.id }`,
		'@type': 'http://schema.org/SoftwareApplication',
		name: app.name,
		store: app.storeId === null ? null : storeIri( app.storeId ),
		shop: null,
	} );
}

export function entrypointReply(): Reply {
	return jsonReply( 200, {
		'@context': '/api/contexts/Entrypoint',
		'@id': '/api',
		'@type': 'Entrypoint',
		delivery: '/api/deliveries',
		store: '/api/stores',
		task: '/api/tasks',
		timeSlot: '/api/time_slots',
		webhook: '/api/webhooks',
	} );
}

export function settingsReply( { settings }: Instance ): Reply {
	return jsonReply( 200, {
		country: settings.country,
		locale: settings.locale,
		split_terms_and_conditions_and_privacy_policy: false,
		brand_name: settings.brandName,
		stripe_publishable_key: null,
		payment_gateway: 'stripe',
		latlng: settings.latLng.join( ',' ),
		currency_code: settings.currency,
		administrator_email: 'admin@coop.example',
		guest_checkout_enabled: true,
		motto: '',
		timezone: settings.timezone,
		phone_number: '+33476000000',
		average_preparation_time: 15,
		average_shipping_time: 25,
	} );
}
