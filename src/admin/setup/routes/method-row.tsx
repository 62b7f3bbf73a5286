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

/** Our own method goes to a platform; with one connection there is nothing to choose. */
function nobody( isOurs: boolean, connections: Connection[] ): string {
	const ready = connections.filter(
		( { enabled, status } ) => enabled && status !== 'unchecked'
	);
	return isOurs && ready.length < 2
		? __( 'the only connection that is ready', 'pedal-bridge' )
		: __( 'nobody', 'pedal-bridge' );
}

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
	const isGone =
		chosen !== null && ! connections.some( ( { id } ) => id === chosen );
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
				{
					value: '',
					label: nobody( method.method === OURS, connections ),
				},
				...( isGone
					? [
							{
								value: String( chosen ),
								label: __(
									'a connection that is gone',
									'pedal-bridge'
								),
							},
						]
					: [] ),
				...connections.map( ( { id, name } ) => ( {
					value: String( id ),
					label: name,
				} ) ),
			] }
			onChange={ ( value ) => choose( value ? Number( value ) : null ) }
		/>
	);
}
