/**
 * The people of the shop.
 */
export const ROLES = [
	'administrator',
	'shop_manager',
	'editor',
	'customer',
	'subscriber',
] as const;

export type Role = ( typeof ROLES )[ number ];

export const login = ( role: Role ) => `bb_${ role }`;
export const password = ( role: Role ) => `pass-${ role }`;
