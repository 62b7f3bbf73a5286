/**
 * The rows of a list: order, window, state with what happens next, connection, what to do.
 */
import { CheckboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Dispatch, SetStateAction } from 'react';
import type { Connection, Delivery } from '../types.ts';
import type { Shown } from './merge.ts';
import { Row } from './row.tsx';

interface Given {
	view: Shown;
	connections: Connection[];
	selected: ReadonlySet< number >;
	select: Dispatch< SetStateAction< ReadonlySet< number > > >;
	took: ( rows: Delivery[] ) => void;
}

export function Table( { view, connections, selected, select, took }: Given ) {
	const zones = new Map(
		connections.map( ( { id, store } ) => [ id, store?.timezone ?? '' ] )
	);
	// A row that did not change keeps the function it was first drawn with: it must not remember what was selected then.
	const toggle = ( id: number, on: boolean ) =>
		select( ( before ) => {
			const ids = new Set( before );
			if ( on ) {
				ids.add( id );
			} else {
				ids.delete( id );
			}
			return ids;
		} );
	const all = view.rows.every( ( { id } ) => selected.has( id ) );
	return (
		<table className="pedal-table widefat">
			<thead>
				<tr>
					<td className="check-column">
						<CheckboxControl
							__nextHasNoMarginBottom
							aria-label={ __( 'Select all', 'pedal-bridge' ) }
							checked={ all }
							indeterminate={ ! all && selected.size > 0 }
							onChange={ ( on ) =>
								select(
									new Set(
										on
											? view.rows.map( ( { id } ) => id )
											: []
									)
								)
							}
						/>
					</td>
					<th scope="col">{ __( 'Order', 'pedal-bridge' ) }</th>
					<th scope="col">{ __( 'Window', 'pedal-bridge' ) }</th>
					<th scope="col">{ __( 'State', 'pedal-bridge' ) }</th>
					<th scope="col">{ __( 'Connection', 'pedal-bridge' ) }</th>
					<th scope="col">
						<span className="screen-reader-text">
							{ __( 'What to do', 'pedal-bridge' ) }
						</span>
					</th>
				</tr>
			</thead>
			<tbody>
				{ view.rows.map( ( row ) => (
					<Row
						key={ row.id }
						delivery={ row }
						zone={ zones.get( row.connection_id ) ?? '' }
						mark={ markOf( row.id, view ) }
						selected={ selected.has( row.id ) }
						select={ ( on ) => toggle( row.id, on ) }
						took={ took }
					/>
				) ) }
			</tbody>
		</table>
	);
}

export type Mark = 'none' | 'changed' | 'gone';

function markOf( id: number, view: Shown ): Mark {
	if ( view.gone.has( id ) ) {
		return 'gone';
	}
	return view.changed.has( id ) ? 'changed' : 'none';
}
