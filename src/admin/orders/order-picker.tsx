/**
 * Finds an order by number or name; the latest are there without typing.
 */
import { SearchControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useResource } from '../hooks/use-resource.ts';
import { Loaded } from '../ui/index.ts';
import { moment } from '../words/time.ts';
import { shopOrders, type ShopOrder } from './calls.ts';

export type PickedOrder = Pick< ShopOrder, 'id' | 'number' >;

interface Given {
	picked: PickedOrder | null;
	pick: ( order: PickedOrder ) => void;
}

const TYPING = 350;

export function OrderPicker( { picked, pick }: Given ) {
	const [ typed, setTyped ] = useState( '' );
	const [ search, setSearch ] = useState( '' );
	useEffect( () => {
		const timer = setTimeout( () => setSearch( typed.trim() ), TYPING );
		return () => clearTimeout( timer );
	}, [ typed ] );
	const found = useResource( `orders-${ search }`, ( signal ) =>
		shopOrders.latest( search.replace( /^#/, '' ), signal )
	);
	return (
		<fieldset className="pedal-picker">
			<legend>{ __( 'Which order?', 'pedal-bridge' ) }</legend>
			<SearchControl
				__nextHasNoMarginBottom
				label={ __( 'Order number or name', 'pedal-bridge' ) }
				placeholder={ __( 'Order number or name', 'pedal-bridge' ) }
				value={ typed }
				maxLength={ 200 }
				onChange={ setTyped }
			/>
			<Loaded resource={ found }>
				{ ( orders ) =>
					orders.length === 0 ? (
						<p>
							{ search
								? __( 'No such order.', 'pedal-bridge' )
								: __(
										'There are no orders yet. Place one in your shop, then come back.',
										'pedal-bridge'
									) }
						</p>
					) : (
						<ul>
							{ orders.map( ( order ) => (
								<li key={ order.id }>
									<label
										htmlFor={ `pedal-order-${ order.id }` }
									>
										<input
											id={ `pedal-order-${ order.id }` }
											type="radio"
											name="pedal-order"
											checked={ picked?.id === order.id }
											onChange={ () => pick( order ) }
										/>
										{ words( order ) }
									</label>
								</li>
							) ) }
						</ul>
					)
				}
			</Loaded>
		</fieldset>
	);
}

function words( order: ShopOrder ): string {
	const person = order.shipping.last_name ? order.shipping : order.billing;
	return [
		`#${ order.number }`,
		[ person.first_name, person.last_name ].filter( Boolean ).join( ' ' ),
		person.city,
		order.date_created_gmt && moment( `${ order.date_created_gmt }Z` ),
	]
		.filter( Boolean )
		.join( ' · ' );
}
