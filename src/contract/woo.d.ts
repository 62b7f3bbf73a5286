/**
 * The few things of WooCommerce's checkout and of the block editor that we touch and that have no package to take types from.
 */
declare module '@woocommerce/blocks-checkout' {
	export function registerCheckoutBlock< Props >( block: {
		metadata: unknown;
		component: ( props: Props ) => unknown;
	} ): void;

	/** Sends data to the server and takes over the cart it answers. */
	export function extensionCartUpdate( update: {
		namespace: string;
		data: Record< string, unknown >;
	} ): Promise< unknown >;
}

declare module '@woocommerce/settings' {
	/** What PHP gave to the page. */
	export function getSetting< Value >( name: string, fallback: Value ): Value;
}

declare module '@wordpress/blocks' {
	export function registerBlockType(
		metadata: unknown,
		settings: {
			title: string;
			edit: () => unknown;
			save: () => unknown;
		}
	): void;
}

declare module '@wordpress/block-editor' {
	export function useBlockProps(): Record< string, unknown >;
}
