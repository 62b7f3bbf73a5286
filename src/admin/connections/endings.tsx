/**
 * The two ways to end a connection. Both ask first.
 */
import { CheckboxControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { connections } from '../calls.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { Connection } from '../types.ts';
import { ConfirmButton } from '../ui/index.ts';

interface Given {
	connection: Connection;
	changed: () => Promise< void >;
}

export function Endings( { connection, changed }: Given ) {
	const say = useSnackbar();
	const [ force, setForce ] = useState( false );
	const { id, name } = connection;
	return (
		<div className="pedal-buttons pedal-buttons--quiet">
			{ connection.secret.source === 'stored' && (
				<ConfirmButton
					variant="link"
					opener={ __( 'Disconnect', 'pedal-bridge' ) }
					label={ sprintf(
						/* translators: %s: name of a connection. */
						__( 'Disconnect %s', 'pedal-bridge' ),
						name
					) }
					question={ __(
						'The platform stops calling this shop, and the Secret is forgotten here. Deliveries that are under way stay at the platform, but are no longer followed. You can connect again with the same keys.',
						'pedal-bridge'
					) }
					deed={ async () => {
						await connections.disconnect( id );
						say( __( 'Disconnected.', 'pedal-bridge' ) );
						await changed();
					} }
				/>
			) }
			<ConfirmButton
				variant="link"
				opener={ __( 'Delete', 'pedal-bridge' ) }
				label={ sprintf(
					/* translators: %s: name of a connection. */
					__( 'Delete %s', 'pedal-bridge' ),
					name
				) }
				question={
					<>
						<p>
							{ __(
								'The connection and its Secret are removed. The list of past deliveries stays.',
								'pedal-bridge'
							) }
						</p>
						<CheckboxControl
							__nextHasNoMarginBottom
							label={ __(
								'Also while deliveries are open; nobody follows them then',
								'pedal-bridge'
							) }
							checked={ force }
							onChange={ setForce }
						/>
					</>
				}
				deed={ async () => {
					await connections.remove( id, force );
					say( __( 'Deleted.', 'pedal-bridge' ) );
					await changed();
				} }
			/>
		</div>
	);
}
