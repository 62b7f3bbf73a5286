/**
 * Connecting a Store account: type, check, "is this your shop?". Nothing is sent before the last yes.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import type { CheckStep, Connection } from '../types.ts';
import { Failure } from '../ui/index.ts';
import { AccountFields, constantOf } from './account-fields.tsx';
import { CheckSteps, stepsOf } from './check-steps.tsx';
import { COOPCYCLE } from './driver-words.ts';
import { ShopQuestion } from './shop-question.tsx';
import { useAccountForm } from './use-account-form.ts';

interface Given {
	done: ( connection: Connection ) => void;
	cancel?: () => void;
	driver?: string;
	/** Checked earlier, but nobody said yet whether it is the right shop. */
	waiting?: Connection | null;
}

const EMPTY = { name: '', base_url: '', identifier: '', secret: '' };

export function Connect( {
	done,
	cancel,
	driver = COOPCYCLE,
	waiting = null,
}: Given ) {
	const form = useAccountForm( EMPTY, driver );
	const [ made, setMade ] = useState< Connection | null >( waiting );
	const [ steps, setSteps ] = useState< CheckStep[] >( [] );
	const connect = useAction( async () => {
		setSteps( [] );
		const connection = await connections.create( {
			...form.values,
			// The Store's own name is proposed with the question that follows.
			name: form.values.name || form.values.base_url,
			driver,
			enabled: false,
		} );
		// It exists from here on: a second press must not make a second one.
		setMade( connection );
		setSteps( ( await connections.check( connection.id ) ).steps );
	} );
	const shown = connect.error ? stepsOf( connect.error.details ) : steps;
	return (
		<form
			className="pedal-connect"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void connect.run();
			} }
		>
			{ ! made && (
				<>
					<AccountFields
						form={ form }
						error={ connect.error }
						driver={ driver }
					/>
					<InConfig name={ form.values.name } />
				</>
			) }
			<div aria-live="polite">
				{ shown.length > 0 && (
					<CheckSteps steps={ shown } driver={ driver } />
				) }
			</div>
			<Failure error={ connect.error } />
			{ made ? (
				<ShopQuestion
					connection={ made }
					confirmed={ done }
					denied={ () => setMade( null ) }
				/>
			) : (
				<Buttons
					busy={ connect.busy }
					ready={ isFilled( form.values ) }
					cancel={ cancel }
				/>
			) }
		</form>
	);
}

const isFilled = ( values: typeof EMPTY ) =>
	Boolean( values.base_url && values.identifier );

/** For developers: the connection finds its constant by its name. */
function InConfig( { name }: { name: string } ) {
	return (
		<details>
			<summary>
				{ __( 'The Secret stands in wp-config.php', 'pedal-bridge' ) }
			</summary>
			<p>
				{ __(
					'Leave the field empty; this constant is used and never shown:',
					'pedal-bridge'
				) }{ ' ' }
				<code>{ constantOf( { slug: slugOf( name ) } ) }</code>
			</p>
		</details>
	);
}

const slugOf = ( name: string ) =>
	name
		.toLowerCase()
		.replace( /[^a-z0-9]+/g, '-' )
		.replace( /^-+|-+$/g, '' ) || 'store';

function Buttons( {
	busy,
	ready,
	cancel,
}: {
	busy: boolean;
	ready: boolean;
	cancel: ( () => void ) | undefined;
} ) {
	return (
		<div className="pedal-buttons">
			<Button
				__next40pxDefaultSize
				variant="primary"
				type="submit"
				isBusy={ busy }
				disabled={ ! ready }
				accessibleWhenDisabled
			>
				{ busy
					? __( 'Checking…', 'pedal-bridge' )
					: __( 'Check and connect', 'pedal-bridge' ) }
			</Button>
			{ cancel && (
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ cancel }
				>
					{ __( 'Go back', 'pedal-bridge' ) }
				</Button>
			) }
		</div>
	);
}
