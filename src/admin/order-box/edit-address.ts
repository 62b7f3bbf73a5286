/**
 * WooCommerce's own form for the address an order goes to, which opens behind its pencil.
 */
export function editShippingAddress(): void {
	const street = document.querySelector< HTMLElement >(
		'[name="_shipping_address_1"]'
	);
	street
		?.closest( '.order_data_column' )
		?.querySelector< HTMLElement >( 'a.edit_address' )
		?.click();
	street?.focus();
}
