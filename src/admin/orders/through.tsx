/**
 * Which Store account an order goes to when a person sends it; not asked where there is only one.
 */
import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Connection } from '../types.ts';

interface Given {
	connections: Connection[];
	/** An id, or empty for whichever the rules choose. */
	to: string;
	setTo: ( to: string ) => void;
}

export function Through( { connections, to, setTo }: Given ) {
	return connections.length < 2 ? null : (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ __( 'Through', 'pedal-bridge' ) }
			value={ to }
			options={ [
				{
					value: '',
					label: __(
						'the connection your rules choose',
						'pedal-bridge'
					),
				},
				...connections.map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ),
			] }
			onChange={ setTo }
		/>
	);
}
