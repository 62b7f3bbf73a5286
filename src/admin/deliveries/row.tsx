/**
 * One delivery in a list. Its order number opens the drawer.
 */
import { CheckboxControl } from '@wordpress/components';
import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { addressWith, useRoute } from '../hooks/use-route.ts';
import type { Delivery } from '../types.ts';
import { StateMark } from '../ui/index.ts';
import { stateOf } from '../words/state.ts';
import { windowWords } from '../words/time.ts';
import { DeliveryActions } from './delivery-actions.tsx';
import type { Mark } from './table.tsx';

interface Given {
	delivery: Delivery;
	/** Of the delivery store. */
	zone: string;
	mark: Mark;
	selected: boolean;
	select: ( on: boolean ) => void;
	took: ( rows: Delivery[] ) => void;
}

const same = ( before: Given, now: Given ) =>
	before.delivery === now.delivery &&
	before.mark === now.mark &&
	before.selected === now.selected &&
	before.zone === now.zone;

function DrawnRow( given: Given ) {
	const { delivery, zone, mark, selected, select, took } = given;
	const { go } = useRoute();
	const state = stateOf( delivery );
	const link = { delivery: String( delivery.id ) };
	return (
		<tr className={ `is-${ mark }` }>
			<td className="check-column">
				<CheckboxControl
					__nextHasNoMarginBottom
					aria-label={ sprintf(
						/* translators: %s: order number. */
						__( 'Select #%s', 'pedal-bridge' ),
						delivery.order_number
					) }
					checked={ selected }
					onChange={ select }
				/>
			</td>
			<th scope="row">
				<a
					href={ addressWith( link ) }
					onClick={ ( event ) => {
						event.preventDefault();
						go( link );
					} }
				>
					{ `#${ delivery.order_number }` }
				</a>
			</th>
			<td className="pedal-table__window">
				{ delivery.window ? windowWords( delivery.window, zone ) : '–' }
			</td>
			<td>
				<StateMark state={ state } />
				<span className="pedal-table__next">
					{ mark === 'gone'
						? __( 'not in this list any more', 'pedal-bridge' )
						: state.next }
				</span>
			</td>
			<td className="pedal-table__connection">
				{ delivery.connection_name }
			</td>
			<td className="pedal-table__do">
				<DeliveryActions delivery={ delivery } took={ took } />
			</td>
		</tr>
	);
}

/** Drawn again only when something of it changed: with a refresh every few seconds that is rare. */
export const Row = memo( DrawnRow, same );
