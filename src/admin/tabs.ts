/**
 * The six screens of the desk and who may see them.
 */
import { __ } from '@wordpress/i18n';
import { boot } from './boot.ts';

export const TABS = [
	'board',
	'setup',
	'connections',
	'rules',
	'health',
	'settings',
] as const;

export type Tab = ( typeof TABS )[ number ];

export function tabWord( tab: Tab ): string {
	switch ( tab ) {
		case 'board':
			return __( 'Board', 'pedal-bridge' );
		case 'setup':
			return __( 'Setup', 'pedal-bridge' );
		case 'connections':
			return __( 'Connections', 'pedal-bridge' );
		case 'rules':
			return __( 'Rules', 'pedal-bridge' );
		case 'health':
			return __( 'Health', 'pedal-bridge' );
		case 'settings':
			return __( 'Settings', 'pedal-bridge' );
	}
}

/** Everything but the board is about how the shop is connected. */
export const mayOpen = ( tab: Tab ): boolean =>
	tab === 'board' || boot().may.manage;

/** An address without a tab opens the setup until it is finished, afterwards the board. */
export function openTab( asked: string ): Tab {
	const known = TABS.find( ( tab ) => tab === asked );
	const { setupDone, may } = boot();
	return known ?? ( setupDone || ! may.manage ? 'board' : 'setup' );
}
