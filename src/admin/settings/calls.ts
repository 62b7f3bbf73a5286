/**
 * Reading and keeping settings; a change names the version it was made on.
 */
import { read } from '../api.ts';
import type { Settings } from '../types.ts';

export const settings = {
	get: () => read< Settings >( 'settings' ),
	put: ( values: object, version: string ) =>
		read< Settings >( 'settings', {
			method: 'PUT',
			data: { ...values, ...( version && { version } ) },
		} ),
};
