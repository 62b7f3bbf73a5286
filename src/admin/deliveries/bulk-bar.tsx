/**
 * One deed for many rows; what could not be done is said per order.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { deliveries } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { BatchResult, Delivery } from '../types.ts';
import { ConfirmButton, Failure } from '../ui/index.ts';

type Deed = 'retry' | 'cancel' | 'dismiss';

interface Given {
	rows: Delivery[];
	selected: ReadonlySet< number >;
	select: ( ids: ReadonlySet< number > ) => void;
	took: ( rows: Delivery[] ) => void;
}

export function BulkBar( { rows, selected, select, took }: Given ) {
	const say = useSnackbar();
	const [ refused, setRefused ] = useState< BatchResult[] >( [] );
	const chosen = rows.filter( ( { id } ) => selected.has( id ) );
	const may = ( action: Deed ) =>
		chosen
			.filter( ( { actions } ) => actions.includes( action ) )
			.map( ( { id } ) => id );
	const perform = async ( action: Deed ) => {
		const results = await deliveries.batch( action, may( action ) );
		took( results.flatMap( ( { delivery } ) => delivery ?? [] ) );
		const no = results.filter( ( { ok } ) => ! ok );
		setRefused( no );
		if ( no.length < results.length ) {
			say( doneWords( results.length - no.length ) );
			select( new Set( no.map( ( { id } ) => id ) ) );
		}
	};
	const retry = useAction( () => perform( 'retry' ) );
	if ( chosen.length === 0 ) {
		return <Refused results={ refused } rows={ rows } />;
	}
	return (
		<div className="pedal-bulk">
			<span aria-live="polite">{ chosenWords( chosen.length ) }</span>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ retry.busy }
				disabled={ may( 'retry' ).length === 0 }
				accessibleWhenDisabled
				onClick={ () => void retry.run() }
			>
				{ __( 'Try again', 'pedal-bridge' ) }
			</Button>
			<ConfirmButton
				label={ cancelWords( may( 'cancel' ).length ) }
				opener={ __( 'Cancel the couriers', 'pedal-bridge' ) }
				disabled={ may( 'cancel' ).length === 0 }
				question={ __(
					'The platform is asked to call them off. Where a courier is on the way already, it may refuse; you will see that here.',
					'pedal-bridge'
				) }
				deed={ () => perform( 'cancel' ) }
			/>
			<ConfirmButton
				label={ dismissWords( may( 'dismiss' ).length ) }
				opener={ __( 'Do not send', 'pedal-bridge' ) }
				disabled={ may( 'dismiss' ).length === 0 }
				question={ __(
					'Nothing is sent for these orders any more. You can change your mind later.',
					'pedal-bridge'
				) }
				deed={ () => perform( 'dismiss' ) }
			/>
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				onClick={ () => select( new Set() ) }
			>
				{ __( 'Select none', 'pedal-bridge' ) }
			</Button>
			<Failure error={ retry.error } />
			<Refused results={ refused } rows={ rows } />
		</div>
	);
}

function Refused( {
	results,
	rows,
}: {
	results: BatchResult[];
	rows: Delivery[];
} ) {
	const number = ( id: number ) =>
		rows.find( ( row ) => row.id === id )?.order_number ?? id;
	return results.length === 0 ? null : (
		<ul className="pedal-refused" role="alert">
			{ results.map( ( { id, message, hint } ) => (
				<li key={ id }>
					<strong>{ `#${ number( id ) }` }</strong>{ ' ' }
					{ `${ message } ${ hint }` }
				</li>
			) ) }
		</ul>
	);
}

const chosenWords = ( count: number ) =>
	sprintf(
		/* translators: %d: number of deliveries. */
		_n( '%d selected', '%d selected', count, 'pedal-bridge' ),
		count
	);

const doneWords = ( count: number ) =>
	sprintf(
		/* translators: %d: number of deliveries. */
		_n(
			'Done for %d delivery.',
			'Done for %d deliveries.',
			count,
			'pedal-bridge'
		),
		count
	);

const cancelWords = ( count: number ) =>
	sprintf(
		/* translators: %d: number of couriers. */
		_n( 'Cancel %d courier', 'Cancel %d couriers', count, 'pedal-bridge' ),
		count
	);

const dismissWords = ( count: number ) =>
	sprintf(
		/* translators: %d: number of deliveries. */
		_n(
			'Do not send %d delivery',
			'Do not send %d deliveries',
			count,
			'pedal-bridge'
		),
		count
	);
