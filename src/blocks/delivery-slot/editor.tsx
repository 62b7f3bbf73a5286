/**
 * Entry in the editor: a preview that cannot be moved or removed. Nothing is saved; the checkout draws the block by itself.
 */
import { useBlockProps } from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import metadata from './block.json';
import { NO_OFFER } from './offer';
import { SlotField } from './slot-field';

const EXAMPLE = {
	...NO_OFFER,
	needed: true,
	slots: [ { value: '-', start: '', end: '', label: '-' } ],
};

function Edit() {
	return (
		<div { ...useBlockProps() }>
			<SlotField
				offer={ EXAMPLE }
				value=""
				nothing={ __( 'First available time', 'pedal-bridge' ) }
				notes={ [
					__(
						'Shown while a shipping method of Pedal is chosen.',
						'pedal-bridge'
					),
				] }
				disabled
			/>
		</div>
	);
}

registerBlockType( metadata, {
	title: __( 'Delivery time', 'pedal-bridge' ),
	edit: Edit,
	save: () => null,
} );
