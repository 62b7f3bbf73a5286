/**
 * The scripts WordPress knows by a handle, and the sources each is built from.
 *
 * WordPress hands translations to registered handles only. A lazily loaded chunk has none, so its strings belong to the script that
 * loads it: they are there before the chunk asks for them.
 */
export interface Bundle {
	readonly handle: string;
	/** Seen from the plugin's folder. */
	readonly script: string;
	/** A folder with all sources, chunks included. */
	readonly sources: string;
}

export const BUNDLES: readonly Bundle[] = [
	{
		handle: 'pedal-admin',
		script: 'build/admin.js',
		sources: 'src/admin',
	},
	{
		handle: 'pedal-delivery-slot-checkout',
		script: 'build/blocks/delivery-slot/checkout.js',
		sources: 'src/blocks/delivery-slot',
	},
	{
		handle: 'pedal-delivery-slot-editor',
		script: 'build/blocks/delivery-slot/editor.js',
		sources: 'src/blocks/delivery-slot',
	},
];
