/**
 * The instance's settings on the control side.
 */
import { isZone } from '../platform/zone.ts';
import type { ControlCall, ControlRoute } from './desk.ts';
import { BadInput, type Fields } from './fields.ts';
import { given } from './optional.ts';

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
		brandName: fields.text( 'brandName', 200 ),
		timezone: readZone( fields ),
		country: readLetters( fields, 'country' ),
		locale: readLetters( fields, 'locale' ),
		publicUrl: fields.text( 'publicUrl', 200 ),
		tokenTtl: fields.integer( 'tokenTtl', { min: 0, max: 86_400 } ),
		maintenance: fields.flag( 'maintenance' ),
		webhookRetryScale: fields.number( 'webhookRetryScale', {
			min: 0,
			max: 100,
		} ),
		webhookTimeout: fields.number( 'webhookTimeout', {
			min: 0.01,
			max: 600,
		} ),
		webhookWorkers: fields.integer( 'webhookWorkers', { min: 1, max: 64 } ),
	};
	fields.done();
	Object.assign( desk.instance.settings, given( change ) );
	desk.instance.news.emit( 'settings', 'settings' );
	return desk.instance.settings;
}

export const SETTINGS_ROUTES: readonly ControlRoute[] = [
	{
		method: 'GET',
		path: '/settings',
		help: 'of the instance',
		handle: ( { desk } ) => desk.instance.settings,
	},
	{
		method: 'PUT',
		path: '/settings',
		help: '`{timezone?, country?, locale?, brandName?, publicUrl?, tokenTtl?, maintenance?, webhookRetryScale?, webhookTimeout?, webhookWorkers?}`',
		handle: setSettings,
	},
];
