/**
 * "Is this your shop?": what the platform calls the account, before the first order goes there.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { Connection } from '../types.ts';
import { Failure, Field } from '../ui/index.ts';
import { StoreFacts } from './store-facts.tsx';

interface Given {
	connection: Connection;
	confirmed: ( connection: Connection ) => void;
	denied: () => void;
}

export function ShopQuestion( { connection, confirmed, denied }: Given ) {
	const say = useSnackbar();
	const [ name, setName ] = useState(
		connection.store?.name || connection.name
	);
	const yes = useAction( async () => {
		const ready = await connections.change( connection.id, {
			enabled: true,
			name: name.trim() || connection.name,
		} );
		say( __( 'Connected. Orders can be sent now.', 'pedal-bridge' ) );
		confirmed( ready );
	} );
	const no = useAction( async () => {
		await connections.remove( connection.id, false );
		denied();
	} );
	return (
		<section className="pedal-question">
			<h2>{ __( 'Is this your shop?', 'pedal-bridge' ) }</h2>
			<StoreFacts connection={ connection } />
			<Field
				label={ __( 'Name, for yourself', 'pedal-bridge' ) }
				value={ name }
				maxLength={ 191 }
				error={ yes.error?.about( 'name' ) }
				onChange={ setName }
			/>
			<Failure error={ yes.error ?? no.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="primary"
					isBusy={ yes.busy }
					onClick={ () => void yes.run() }
				>
					{ __( 'Yes, this is my shop', 'pedal-bridge' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					isBusy={ no.busy }
					onClick={ () => void no.run() }
				>
					{ __( 'No, forget these keys', 'pedal-bridge' ) }
				</Button>
			</div>
		</section>
	);
}
