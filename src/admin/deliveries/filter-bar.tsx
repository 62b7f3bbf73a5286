/**
 * Narrows a list down; every choice stands in the address.
 */
import { SearchControl, SelectControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Choice } from '../boot.ts';
import { useRoute } from '../hooks/use-route.ts';
import type { Connection, Stage } from '../types.ts';
import { stageWord } from '../words/state.ts';
import type { Filters } from './query.ts';

const STAGES: Stage[] = [
	'placed',
	'assigned',
	'pickup',
	'carried',
	'delivered',
	'failed',
	'cancelled',
];

const TYPING = 350;

interface Given {
	filters: Filters;
	connections: Connection[];
}

export function FilterBar( { filters, connections }: Given ) {
	const { go } = useRoute();
	const choose = ( name: string ) => ( value: string ) =>
		go( { [ name ]: value, paged: '' } );
	return (
		<div className="pedal-filters" role="search">
			<Search value={ filters.search } />
			{ connections.length > 1 && (
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Connection', 'pedal-bridge' ) }
					value={ filters.connection }
					options={ [
						{ value: '', label: __( 'Any', 'pedal-bridge' ) },
						...connections.map( ( { id, name } ) => ( {
							value: String( id ),
							label: name,
						} ) ),
					] }
					onChange={ choose( 'in' ) }
				/>
			) }
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Stage', 'pedal-bridge' ) }
				value={ filters.stage }
				options={ stageChoices() }
				onChange={ choose( 'stage' ) }
			/>
			<SelectControl
				__next40pxDefaultSize
				__nextHasNoMarginBottom
				label={ __( 'Planned', 'pedal-bridge' ) }
				value={ filters.days }
				options={ ageChoices() }
				onChange={ choose( 'days' ) }
			/>
		</div>
	);
}

const stageChoices = (): Choice[] => [
	{ value: '', label: __( 'Any', 'pedal-bridge' ) },
	...STAGES.map( ( stage ) => ( {
		value: stage,
		label: stageWord( stage ),
	} ) ),
];

const ageChoices = (): Choice[] => [
	{ value: '', label: __( 'Any time', 'pedal-bridge' ) },
	{ value: '1', label: __( 'Today', 'pedal-bridge' ) },
	{ value: '7', label: __( 'Last 7 days', 'pedal-bridge' ) },
	{ value: '30', label: __( 'Last 30 days', 'pedal-bridge' ) },
];

/** Asks when the typing rests, not for every letter. */
function Search( { value }: { value: string } ) {
	const { go } = useRoute();
	const [ typed, setTyped ] = useState( value );
	const asked = useRef( value );
	useEffect( () => {
		// The address changed by other means: the back button, "Clear the filters".
		if ( value !== asked.current ) {
			asked.current = value;
			setTyped( value );
		}
	}, [ value ] );
	useEffect( () => {
		const timer = setTimeout( () => {
			if ( typed !== asked.current ) {
				asked.current = typed;
				go( { search: typed.trim(), paged: '' }, 'replace' );
			}
		}, TYPING );
		return () => clearTimeout( timer );
	}, [ typed, go ] );
	return (
		<SearchControl
			__nextHasNoMarginBottom
			label={ __( 'Search order, name, reference', 'pedal-bridge' ) }
			placeholder={ __( 'Order, name, reference', 'pedal-bridge' ) }
			value={ typed }
			maxLength={ 200 }
			onChange={ setTyped }
		/>
	);
}
