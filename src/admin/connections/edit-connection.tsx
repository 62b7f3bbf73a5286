/**
 * Changing a connection, or renewing its keys without a gap: the new ones are checked before they take over.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Versioned } from '../api.ts';
import { connections } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { Connection } from '../types.ts';
import { Changed, Failure, Loaded } from '../ui/index.ts';
import { AccountFields, constantOf } from './account-fields.tsx';
import { CheckSteps, stepsOf } from './check-steps.tsx';
import { DriverSettings } from './driver-settings.tsx';
import { useAccountForm } from './use-account-form.ts';

interface Given {
	id: number;
	close: () => void;
}

export function EditConnection( { id, close }: Given ) {
	const resource = useResource( `connection-${ id }`, () =>
		connections.get( id )
	);
	return (
		<Loaded resource={ resource }>
			{ ( of ) => (
				<Form
					key={ of.version }
					of={ of }
					close={ close }
					reload={ resource.refresh }
				/>
			) }
		</Loaded>
	);
}

function Form( {
	of: { data: connection, version },
	close,
	reload,
}: {
	of: Versioned< Connection >;
	close: () => void;
	reload: () => Promise< void >;
} ) {
	const say = useSnackbar();
	const form = useAccountForm(
		{
			name: connection.name,
			base_url: connection.base_url,
			identifier: connection.identifier,
			secret: '',
		},
		connection.driver
	);
	const [ settings, setSettings ] = useState( connection.settings );
	const save = useAction( async () => {
		const { secret, ...rest } = form.values;
		await connections.change( connection.id, {
			...rest,
			settings,
			...( secret && { secret } ),
			...( version && { version } ),
		} );
		say( __( 'Saved.', 'pedal-bridge' ) );
		close();
	} );
	return (
		<form
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save.run();
			} }
		>
			<h2>{ connection.name }</h2>
			<AccountFields
				form={ form }
				error={ save.error }
				driver={ connection.driver }
				of={ connection }
			/>
			<DriverSettings
				driver={ connection.driver }
				values={ settings }
				change={ setSettings }
			/>
			{ connection.secret.source !== 'constant' && (
				<KeepOut connection={ connection } />
			) }
			{ save.error && stepsOf( save.error.details ).length > 0 && (
				<CheckSteps
					steps={ stepsOf( save.error.details ) }
					driver={ connection.driver }
				/>
			) }
			<Changed error={ save.error } reload={ reload } />
			<Failure
				error={
					save.error?.code === 'pedal_changed_meanwhile'
						? null
						: save.error
				}
			/>
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="primary"
					type="submit"
					isBusy={ save.busy }
				>
					{ __( 'Save', 'pedal-bridge' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ close }
				>
					{ __( 'Go back', 'pedal-bridge' ) }
				</Button>
			</div>
		</form>
	);
}

/** For developers who keep secrets out of the database. */
function KeepOut( { connection }: { connection: Connection } ) {
	return (
		<details>
			<summary>
				{ __( 'Keep the Secret out of the database', 'pedal-bridge' ) }
			</summary>
			<p>
				{ __(
					'Put this line into wp-config.php; the stored Secret is not used any more then.',
					'pedal-bridge'
				) }
			</p>
			<code>{ `define( '${ constantOf( connection ) }', '…' );` }</code>
		</details>
	);
}
