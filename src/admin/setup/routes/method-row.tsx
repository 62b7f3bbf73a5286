/**
 * One shipping method and who carries it.
 */
import { SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ZoneMethod } from '../../boot.ts';
import type { Connection } from '../../types.ts';
import { OURS } from './use-routes.ts';

interface Given {
	method: ZoneMethod;
	connections: Connection[];
	chosen: number | null;
	busy: boolean;
	choose: ( id: number | null ) => void;
}

/** Our own method always goes to a platform; with one connection there is nothing to choose. */
const nobody = ( isOurs: boolean ) =>
	isOurs
		? __( 'the only connection that is ready', 'pedal-bridge' )
		: __( 'nobody', 'pedal-bridge' );

export function MethodRow( {
	method,
	connections,
	chosen,
	busy,
	choose,
}: Given ) {
	const title = method.enabled
		? method.title
		: sprintf(
				/* translators: %s: shipping method. */
				__( '%s (switched off)', 'pedal-bridge' ),
				method.title
			);
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ sprintf(
				/* translators: %s: shipping method. */
				__( '%s is carried by', 'pedal-bridge' ),
				title
			) }
			value={ chosen === null ? '' : String( chosen ) }
			disabled={ busy }
			options={ [
				{ value: '', label: nobody( method.method === OURS ) },
				...connections.map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ),
			] }
			onChange={ ( value ) => choose( value ? Number( value ) : null ) }
		/>
	);
}
