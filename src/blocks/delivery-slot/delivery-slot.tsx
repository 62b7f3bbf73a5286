/**
 * The inner block on the checkout page: silent while another shipping method is chosen.
 */
import { getSetting } from '@woocommerce/settings';
import { useMemo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { cityOf, clocksDiffer } from './clock';
import { isMissing, readOffer, type Offer } from './offer';
import { SlotField } from './slot-field';
import { EXTENSION, useChoice, type SetExtensionData } from './use-choice';
import { useValidation } from './use-validation';

/** As WooCommerce hands it to every inner block of its checkout. */
export interface CheckoutBlockProps {
	extensions?: Record< string, unknown >;
	checkoutExtensionData: { setExtensionData: SetExtensionData };
}

function clockNote( { slots, timezone }: Offer ): string {
	const shoppers = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	return clocksDiffer( slots, timezone, shoppers )
		? sprintf(
				/* translators: %s: a city. */
				__( 'All times are local time in %s.', 'pedal-bridge' ),
				cityOf( timezone )
			)
		: '';
}

function nothingChosen( required: boolean ): string {
	const { nothingChosen: entry } = getSetting< { nothingChosen?: string } >(
		`${ EXTENSION }_data`,
		{}
	);
	return required || ! entry
		? __( 'Choose a delivery time', 'pedal-bridge' )
		: entry;
}

export function DeliverySlot( props: CheckoutBlockProps ) {
	const { extensions, checkoutExtensionData } = props;
	const extension = extensions?.[ EXTENSION ];
	const offer = useMemo( () => readOffer( extension ), [ extension ] );
	const { value, lost, choose } = useChoice(
		offer,
		checkoutExtensionData.setExtensionData
	);
	const error = useValidation(
		'pedal-delivery-slot',
		isMissing( offer, value )
			? __( 'Please choose a delivery time.', 'pedal-bridge' )
			: ''
	);
	if ( ! offer.needed ) {
		return null;
	}
	const gone = lost
		? __(
				'The time you had chosen is no longer available.',
				'pedal-bridge'
			)
		: '';
	return (
		<SlotField
			offer={ offer }
			value={ value }
			nothing={ nothingChosen( offer.required ) }
			error={ error }
			notes={ [ gone, offer.message, clockNote( offer ) ] }
			onChange={ choose }
		/>
	);
}
