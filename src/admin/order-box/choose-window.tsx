/**
 * Another window for an order: chosen from what the platform offers now, kept on the order, planned anew by itself.
 */
import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections as calls } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import { shopOrders } from '../orders/index.ts';
import type { Connection, Delivery } from '../types.ts';
import { Failure, Loaded } from '../ui/index.ts';
import { windowWords } from '../words/time.ts';

interface Given {
	delivery: Delivery;
	connection: Connection;
	changed: () => Promise< void >;
	open: boolean;
	setOpen: ( open: boolean ) => void;
	/** The box's own button opens it already. */
	hasButton: boolean;
}

/** Once a courier is on the way, a window is agreed by phone. */
const MOVABLE: ReadonlyArray< Delivery[ 'stage' ] > = [
	'none',
	'placed',
	'assigned',
];

export function ChooseWindow( given: Given ) {
	const { open, setOpen, hasButton } = given;
	const { stage, desired } = given.delivery;
	if ( ! MOVABLE.includes( stage ) || desired === 'absent' ) {
		return null;
	}
	if ( open ) {
		return <Form { ...given } close={ () => setOpen( false ) } />;
	}
	return hasButton ? null : (
		<Button
			__next40pxDefaultSize
			variant="link"
			onClick={ () => setOpen( true ) }
		>
			{ __( 'Choose another window', 'pedal-bridge' ) }
		</Button>
	);
}

function Form( {
	delivery,
	connection,
	changed,
	close,
}: Pick< Given, 'delivery' | 'connection' | 'changed' > & {
	close: () => void;
} ) {
	const say = useSnackbar();
	const [ value, setValue ] = useState( '' );
	const slots = useResource( `slots-${ connection.id }`, ( signal ) =>
		calls.slots( connection.id, signal )
	);
	const save = useAction( async () => {
		const slot = slots.data?.find( ( one ) => one.value === value );
		if ( slot ) {
			await shopOrders.chooseWindow( delivery.order_id, {
				value: slot.value,
				start: slot.start,
				end: slot.end,
				connection_id: connection.id,
			} );
			say( __( 'The window is changed.', 'pedal-bridge' ) );
			close();
			await changed();
		}
	} );
	return (
		<Loaded resource={ slots } lines={ 1 }>
			{ ( offered ) => (
				<div>
					<SelectControl
						__next40pxDefaultSize
						__nextHasNoMarginBottom
						label={ __( 'Window', 'pedal-bridge' ) }
						value={ value }
						options={ [
							{
								value: '',
								label: __( 'Choose…', 'pedal-bridge' ),
							},
							...offered.map( ( slot ) => ( {
								value: slot.value,
								label: windowWords(
									slot,
									connection.store?.timezone ?? ''
								),
							} ) ),
						] }
						onChange={ setValue }
					/>
					<Failure error={ save.error } />
					<div className="pedal-buttons">
						<Button
							__next40pxDefaultSize
							variant="secondary"
							isBusy={ save.busy }
							disabled={ ! value }
							accessibleWhenDisabled
							onClick={ () => void save.run() }
						>
							{ __( 'Take this window', 'pedal-bridge' ) }
						</Button>
						<Button
							__next40pxDefaultSize
							variant="tertiary"
							onClick={ close }
						>
							{ __( 'Go back', 'pedal-bridge' ) }
						</Button>
					</div>
				</div>
			) }
		</Loaded>
	);
}
