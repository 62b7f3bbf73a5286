/**
 * One button by state, everything else behind "more".
 */
import { Button, DropdownMenu } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { orderUrl } from '../boot.ts';
import type { Action, Delivery } from '../types.ts';
import { Failure } from '../ui/index.ts';
import { ActionDialog } from './action-dialog.tsx';
import {
	actionFor,
	actionWord,
	mainAction,
	questionOf,
	repairOf,
} from './action-words.ts';
import { useDeliveryAction } from './use-delivery-action.ts';

interface Given {
	delivery: Delivery;
	took: ( rows: Delivery[] ) => void;
	/** On the order's own screen, where what is wrong with it is corrected in place. */
	correct?: () => void;
}

export function DeliveryActions( { delivery, took, correct }: Given ) {
	const [ asking, ask ] = useState< Action | null >( null );
	const deed = useDeliveryAction( delivery, took );
	const needsAnswer = ( action: Action ) =>
		action === 'booked' || questionOf( action, delivery ) !== '';
	const press = ( action: Action ) => {
		if ( needsAnswer( action ) ) {
			ask( action );
		} else {
			void deed.run( action );
		}
	};
	return (
		<div className="pedal-actions">
			<Main
				delivery={ delivery }
				press={ press }
				busy={ deed.busy }
				correct={ correct }
			/>
			<More
				delivery={ delivery }
				press={ press }
				main={ mainOf( delivery, correct ) }
				withOrder={ ! correct }
			/>
			<Failure error={ deed.error } />
			{ asking && (
				<ActionDialog
					delivery={ delivery }
					action={ asking }
					close={ () => ask( null ) }
					took={ took }
				/>
			) }
		</div>
	);
}

/** On its own screen the order's tracking link stands above, so that a booked one can be called off at once. */
const mainOf = ( delivery: Delivery, correct?: () => void ) =>
	mainAction( delivery ) ??
	( correct && delivery.actions.includes( 'cancel' ) ? 'cancel' : null );

interface MainGiven {
	delivery: Delivery;
	press: ( action: Action ) => void;
	busy: boolean;
	correct: ( () => void ) | undefined;
}

function Main( { delivery, press, busy, correct }: MainGiven ) {
	const repair = delivery.sync === 'attention' ? repairOf( delivery ) : '';
	const main = mainOf( delivery, correct );
	const variant = correct && main !== 'cancel' ? 'primary' : 'secondary';
	if ( repair ) {
		return (
			<Button
				size="compact"
				variant={ variant }
				{ ...( correct
					? { onClick: correct }
					: { href: orderUrl( delivery.order_id ) } ) }
			>
				{ repair }
			</Button>
		);
	}
	if ( main ) {
		return (
			<Button
				size="compact"
				variant={ variant }
				isDestructive={ main === 'cancel' }
				isBusy={ busy }
				aria-label={ actionFor( main, delivery.order_number ) }
				onClick={ () => press( main ) }
			>
				{ actionWord( main ) }
			</Button>
		);
	}
	return delivery.tracking_url &&
		! correct &&
		delivery.stage !== 'cancelled' ? (
		<Button
			size="compact"
			variant="secondary"
			href={ delivery.tracking_url }
			target="_blank"
			rel="noreferrer"
			aria-label={ sprintf(
				/* translators: %s: order number. */
				__( 'Track #%s (opens in a new tab)', 'pedal-bridge' ),
				delivery.order_number
			) }
		>
			{ __( 'Track', 'pedal-bridge' ) }
		</Button>
	) : null;
}

function More( {
	delivery,
	press,
	main,
	withOrder,
}: {
	delivery: Delivery;
	press: ( action: Action ) => void;
	main: Action | null;
	withOrder: boolean;
} ) {
	const controls = [
		...delivery.actions
			.filter( ( action ) => action !== main || repairOf( delivery ) )
			.map( ( action ) => ( {
				title: actionWord( action ),
				onClick: () => press( action ),
			} ) ),
		...( withOrder
			? [
					{
						title: __( 'Open the order', 'pedal-bridge' ),
						onClick: () =>
							window.location.assign(
								orderUrl( delivery.order_id )
							),
					},
				]
			: [] ),
	];
	return controls.length === 0 ? null : (
		<DropdownMenu
			icon={ <span aria-hidden="true">⋯</span> }
			label={ sprintf(
				/* translators: %s: order number. */
				__( 'More for #%s', 'pedal-bridge' ),
				delivery.order_number
			) }
			toggleProps={ { size: 'compact', showTooltip: false } }
			controls={ controls }
		/>
	);
}
