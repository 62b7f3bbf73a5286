/**
 * What the desk asks WooCommerce itself: the shop's orders.
 */
import { call, list } from '../api.ts';

export interface ShopOrder {
	id: number;
	number: string;
	status: string;
	date_created_gmt: string;
	billing: { first_name: string; last_name: string; city: string };
	shipping: { first_name: string; last_name: string; city: string };
}

const FIELDS = 'id,number,status,date_created_gmt,billing,shipping';

export const shopOrders = {
	latest: async ( search: string, signal?: AbortSignal ) =>
		(
			await list< ShopOrder >(
				`/wc/v3/orders?${ new URLSearchParams( {
					per_page: '8',
					_fields: FIELDS,
					...( search && { search } ),
				} ).toString() }`,
				signal
			)
		).items,
	/** The window stands on the order; saving it plans the delivery anew. */
	chooseWindow: ( id: number, slot: object ) =>
		call( `/wc/v3/orders/${ id }?_fields=id`, {
			method: 'PUT',
			data: { meta_data: [ { key: '_pedal_slot', value: slot } ] },
		} ),
};
