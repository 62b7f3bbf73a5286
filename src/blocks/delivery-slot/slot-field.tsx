/**
 * The list of delivery times, dressed as the checkout's own fields.
 */
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Offer } from './offer';

interface Props {
	offer: Offer;
	value: string;
	/** The entry that leaves the time open. */
	nothing: string;
	/** Shown beside the list; it stops the order. */
	error?: string;
	notes?: string[];
	disabled?: boolean;
	onChange?: ( value: string ) => void;
}

const ID = 'pedal-delivery-slot';

function Select( props: Props & { describedBy: string } ) {
	const { offer, value, nothing, error, disabled, onChange } = props;
	return (
		<div className="wc-blocks-components-select">
			<div className="wc-blocks-components-select__container">
				<label
					htmlFor={ ID }
					className="wc-blocks-components-select__label"
				>
					{ __( 'Delivery time', 'pedal-bridge' ) }
				</label>
				<select
					id={ ID }
					className="wc-blocks-components-select__select"
					value={ value }
					required={ offer.required }
					disabled={ disabled }
					aria-invalid={ Boolean( error ) }
					aria-describedby={ props.describedBy }
					onChange={ ( event ) => onChange?.( event.target.value ) }
				>
					<option value="">{ nothing }</option>
					{ offer.slots.map( ( slot ) => (
						<option key={ slot.value } value={ slot.value }>
							{ slot.label }
						</option>
					) ) }
				</select>
				<svg
					className="wc-blocks-components-select__expand"
					viewBox="0 0 24 24"
					width="24"
					height="24"
					aria-hidden="true"
					focusable="false"
				>
					<path d="M6.5 10.5 12 15.5l5.5-5-1-1.1-4.5 4.1-4.5-4.1z" />
				</svg>
			</div>
		</div>
	);
}

const Paragraph = ( { id, children }: { id: string; children: ReactNode } ) => (
	<p id={ id } className="wc-block-components-checkout-step__description">
		{ children }
	</p>
);

export function SlotField( props: Props ) {
	const { offer, error, notes = [] } = props;
	const shown = notes.filter( Boolean );
	return (
		<div
			className={ `pedal-delivery-slot${ error ? ' has-error' : '' }` }
			style={ { marginTop: '1em' } }
		>
			{ offer.slots.length > 0 && (
				<Select
					{ ...props }
					describedBy={ `${ ID }-error ${ ID }-notes` }
				/>
			) }
			<div id={ `${ ID }-error` } role="alert">
				{ error && (
					<div className="wc-block-components-validation-error">
						<p>{ error }</p>
					</div>
				) }
			</div>
			<div id={ `${ ID }-notes` } role="status">
				{ shown.map( ( note, index ) => (
					<Paragraph key={ note } id={ `${ ID }-note-${ index }` }>
						{ note }
					</Paragraph>
				) ) }
			</div>
		</div>
	);
}
