/**
 * Step 2: a key, made here or in WooCommerce's own settings; the keys there are; and a test of any pair.
 */
import { ExternalLink } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../../boot.ts';
import { useResource } from '../../hooks/use-resource.ts';
import { Loaded, Note } from '../../ui/index.ts';
import { keys as calls } from '../calls.ts';
import type { NewKey, Setup } from '../../types.ts';
import { KeyForm } from './key-form.tsx';
import { KeyTable } from './key-table.tsx';
import { NewKeyPanel } from './new-key-panel.tsx';
import { ByHandPicture } from './by-hand-picture.tsx';
import { VerifyKey } from './verify-key.tsx';

interface Given {
	facts: Setup;
	changed: () => Promise< void >;
}

export function KeysStep( { facts, changed }: Given ) {
	const [ made, setMade ] = useState< NewKey | null >( null );
	const all = useResource( 'keys', calls.all );
	const refresh = async () => {
		await Promise.all( [ all.refresh(), changed() ] );
	};
	return (
		<>
			<p>
				{ __(
					'CoopCycle never reads your shop: we bring it each order. Only if another platform asks you for a “Consumer key”, make one here.',
					'pedal-bridge'
				) }
			</p>
			<Legacy facts={ facts } />
			<details open={ facts.keys.count > 0 }>
				<summary>
					{ __( 'Make or test a key', 'pedal-bridge' ) }
				</summary>
				<KeyForm
					made={ ( key ) => {
						setMade( key );
						void refresh();
					} }
				/>
				{ made && (
					<NewKeyPanel of={ made } close={ () => setMade( null ) } />
				) }
				<Loaded resource={ all }>
					{ ( list ) => (
						<KeyTable keys={ list } changed={ refresh } />
					) }
				</Loaded>
				<VerifyKey />
				<InWooCommerce />
			</details>
		</>
	);
}

function Legacy( { facts: { legacy } }: { facts: Setup } ) {
	const isUsed = legacy.webhooks > 0 || legacy.last_call_at !== null;
	return isUsed && ! legacy.extension ? (
		<Note tone="warning">
			{ __(
				'Something still uses WooCommerce’s old API, which is gone from WooCommerce: such calls and webhooks fail. Switch that program to the current API (wc/v3), or install the extension “WooCommerce Legacy REST API” for the time being.',
				'pedal-bridge'
			) }
		</Note>
	) : null;
}

function InWooCommerce() {
	return (
		<details>
			<summary>
				{ __( 'Make it in WooCommerce instead', 'pedal-bridge' ) }
			</summary>
			<ByHandPicture />
			<ExternalLink href={ boot().restKeysUrl }>
				{ __( 'Open Settings → Advanced → REST API', 'pedal-bridge' ) }
			</ExternalLink>
		</details>
	);
}
