/**
 * Step 5: ask the platform about a real order. Nothing is saved or booked there.
 */
import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections as calls, orders } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useResource } from '../hooks/use-resource.ts';
import { OrderPicker, type PickedOrder } from '../orders/index.ts';
import type { Connection, Preview, Quote, Slot } from '../types.ts';
import { Failure, JsonView, Loaded } from '../ui/index.ts';
import { AddressFields, NOWHERE, type SampleAddress } from './try-address.tsx';
import { Answer } from './try-answer.tsx';

const WINDOWS = 4;

export interface Tried {
	quote: Quote;
	slots: Slot[];
	previews: Preview[];
}

export function TryStep() {
	const resource = useResource( 'connections', calls.all );
	return (
		<>
			<p>
				{ __(
					'Pick an order you already had, or type an address: the platform says whether it could deliver there, and for how much. Nothing is booked.',
					'pedal-bridge'
				) }
			</p>
			<Loaded resource={ resource }>
				{ ( all ) => <Form all={ all } /> }
			</Loaded>
		</>
	);
}

function Form( { all }: { all: Connection[] } ) {
	const [ order, pick ] = useState< PickedOrder | null >( null );
	const [ address, setAddress ] = useState< SampleAddress | null >( null );
	const [ chosen, choose ] = useState( '' );
	const [ tried, setTried ] = useState< Tried | null >( null );
	const connection =
		all.find( ( { id } ) => String( id ) === chosen ) ?? all[ 0 ];
	const ask = useAction( async () => {
		setTried( null );
		if ( connection ) {
			const [ quote, slots, previews ] = await Promise.all( [
				calls.quote(
					connection.id,
					address ? { address } : { order_id: order?.id ?? 0 }
				),
				calls.slots( connection.id ).catch( () => [] ),
				order && ! address
					? orders.preview( order.id, connection.id )
					: [],
			] );
			setTried( { quote, slots: slots.slice( 0, WINDOWS ), previews } );
		}
	} );
	if ( ! connection ) {
		return (
			<p>{ __( 'Connect your Store account first.', 'pedal-bridge' ) }</p>
		);
	}
	return (
		<>
			{ address ? (
				<AddressFields address={ address } change={ setAddress } />
			) : (
				<OrderPicker picked={ order } pick={ pick } />
			) }
			<Button
				__next40pxDefaultSize
				variant="link"
				onClick={ () => setAddress( address ? null : NOWHERE ) }
			>
				{ address
					? __( 'Pick an order instead', 'pedal-bridge' )
					: __( 'Type an address instead', 'pedal-bridge' ) }
			</Button>
			{ all.length > 1 && (
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Through', 'pedal-bridge' ) }
					value={ String( connection.id ) }
					options={ all.map( ( { id, name } ) => ( {
						value: String( id ),
						label: name,
					} ) ) }
					onChange={ choose }
				/>
			) }
			<Failure error={ ask.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					isBusy={ ask.busy }
					disabled={ address ? ! address.street : ! order }
					accessibleWhenDisabled
					onClick={ () => void ask.run() }
				>
					{ __( 'Ask the platform', 'pedal-bridge' ) }
				</Button>
			</div>
			<div aria-live="polite">
				{ tried && (
					<Answer
						tried={ tried }
						zone={ connection.store?.timezone ?? '' }
					/>
				) }
			</div>
			{ tried?.previews.map( ( { parcel, request } ) => (
				<details key={ parcel }>
					<summary>
						{ __( 'The exact request', 'pedal-bridge' ) }
					</summary>
					<JsonView
						of={ request }
						what={ __( 'The exact request', 'pedal-bridge' ) }
					/>
				</details>
			) ) }
		</>
	);
}
