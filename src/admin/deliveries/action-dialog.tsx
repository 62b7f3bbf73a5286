/**
 * Asks before something is done that costs or cannot be undone, and for what a booking by hand is known by.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Action, Delivery } from '../types.ts';
import { Dialog, Failure, Field } from '../ui/index.ts';
import { actionFor, questionOf } from './action-words.ts';
import { useDeliveryAction, type Booking } from './use-delivery-action.ts';

interface Given {
	delivery: Delivery;
	action: Action;
	close: () => void;
	took: ( rows: Delivery[] ) => void;
}

const DESTRUCTIVE: readonly Action[] = [ 'cancel', 'dismiss' ];

export function ActionDialog( { delivery, action, close, took }: Given ) {
	const deed = useDeliveryAction( delivery, took );
	const [ booking, setBooking ] = useState< Booking >( {} );
	const label = actionFor( action, delivery.order_number );
	const isBooking = action === 'booked';
	return (
		<Dialog title={ label } close={ close }>
			<form
				noValidate
				onSubmit={ async ( event ) => {
					event.preventDefault();
					if ( await deed.run( action, isBooking ? booking : {} ) ) {
						close();
					}
				} }
			>
				{ isBooking ? (
					<BookingFields
						booking={ booking }
						change={ setBooking }
						about={ ( field ) => deed.error?.about( field ) ?? '' }
					/>
				) : (
					<p>{ questionOf( action, delivery ) }</p>
				) }
				<Failure error={ deed.error } />
				<div className="pedal-buttons">
					<Button
						__next40pxDefaultSize
						type="submit"
						variant="primary"
						isDestructive={ DESTRUCTIVE.includes( action ) }
						isBusy={ deed.busy }
						disabled={ isBooking && ! booking.reference }
						accessibleWhenDisabled
					>
						{ label }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						onClick={ close }
					>
						{ __( 'Go back', 'pedal-bridge' ) }
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

function BookingFields( {
	booking,
	change,
	about,
}: {
	booking: Booking;
	change: ( booking: Booking ) => void;
	about: ( field: string ) => string;
} ) {
	return (
		<>
			<p>
				{ __(
					'You booked it by phone or at the platform itself: we stop trying, and show what you enter here.',
					'pedal-bridge'
				) }
			</p>
			<Field
				label={ __( 'Reference of the booking', 'pedal-bridge' ) }
				value={ booking.reference ?? '' }
				error={ about( 'reference' ) }
				maxLength={ 191 }
				onChange={ ( reference ) =>
					change( { ...booking, reference } )
				}
			/>
			<Field
				label={ __(
					'Address of a tracking page (optional)',
					'pedal-bridge'
				) }
				type="url"
				value={ booking.tracking_url ?? '' }
				error={ about( 'tracking_url' ) }
				maxLength={ 500 }
				onChange={ ( url ) =>
					change( { ...booking, tracking_url: url } )
				}
			/>
		</>
	);
}
