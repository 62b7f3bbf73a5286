/**
 * Reading, keeping and trying rules.
 */
import { call, read } from '../api.ts';
import type { Rule, Simulation } from '../types.ts';

export const rules = {
	get: () => read< Rule[] >( 'rules' ),
	put: ( list: Rule[], version: string ) =>
		read< Rule[] >( 'rules', {
			method: 'PUT',
			data: { rules: list, ...( version && { version } ) },
		} ),
	simulate: ( list: Rule[], limit: number ) =>
		call< Simulation >( 'rules/simulate', {
			method: 'POST',
			data: { rules: list, limit },
		} ),
};
