/**
 * The instance's settings on the control side.
 */
import { isZone } from '../platform/zone.ts';
import type { ControlCall, ControlRoute } from './desk.ts';
import { BadInput, type Fields } from './fields.ts';
import { given, onWire } from './optional.ts';

function readZone( fields: Fields ): string | undefined {
	const zone = fields.text( 'timezone' );
	if ( zone !== undefined && ! isZone( zone ) ) {
		throw new BadInput(
			'timezone',
			'has to be an IANA zone such as Europe/Paris'
		);
	}
	return zone;
}

function readLetters( fields: Fields, name: string ): string | undefined {
	const text = fields.text( name );
	if ( text !== undefined && ! /^[a-z]{2}$/.test( text ) ) {
		throw new BadInput( name, 'has to be two lower-case letters' );
	}
	return text;
}

function setSettings( { desk, fields }: ControlCall ): unknown {
	const change = {
		brandName: fields.text( 'brand_name', 200 ),
		timezone: readZone( fields ),
		country: readLetters( fields, 'country' ),
		locale: readLetters( fields, 'locale' ),
		publicUrl: fields.text( 'public_url', 200 ),
		tokenTtl: fields.integer( 'token_ttl', { min: 0, max: 86_400 } ),
		maintenance: fields.flag( 'maintenance' ),
		webhookRetryScale: fields.number( 'webhook_retry_scale', {
			min: 0,
			max: 100,
		} ),
		webhookTimeout: fields.number( 'webhook_timeout', {
			min: 0.01,
			max: 600,
		} ),
		webhookWorkers: fields.integer( 'webhook_workers', {
			min: 1,
			max: 64,
		} ),
	};
	fields.done();
	Object.assign( desk.instance.settings, given( change ) );
	desk.instance.news.emit( 'settings', 'settings' );
	return onWire( desk.instance.settings );
}

function setGeocoder( { desk, fields }: ControlCall ): unknown {
	const change = {
		notFound: fields.texts( 'not_found' ),
		farAway: fields.texts( 'far_away' ),
	};
	fields.done();
	return onWire( Object.assign( desk.instance.geocoder, given( change ) ) );
}

export const SETTINGS_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/settings',
		help: 'of the instance',
		handle: ( { desk } ) => onWire( desk.instance.settings ),
	},
	{
		method: 'PUT',
		path: '/settings',
		help: '`{timezone?, country?, locale?, brand_name?, public_url?, token_ttl?, maintenance?, webhook_retry_scale?, webhook_timeout?, webhook_workers?}`',
		handle: setSettings,
	},
	{
		method: 'PUT',
		path: '/geocoder',
		help: 'words that make an address unknown (500) or lie 40 km out: `{not_found?, far_away?}`',
		handle: setGeocoder,
	},
];
