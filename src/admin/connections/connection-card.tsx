/**
 * One Store account: how it stands, its proofs, and everything that can be done with it.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { CheckStep, Connection } from '../types.ts';
import { Failure, StateMark } from '../ui/index.ts';
import { CheckSteps } from './check-steps.tsx';
import { EditConnection } from './edit-connection.tsx';
import { Endings } from './endings.tsx';
import { newsWords, standingOf } from './status-words.ts';
import { StoreFacts } from './store-facts.tsx';

interface Given {
	connection: Connection;
	changed: () => Promise< void >;
}

export function ConnectionCard( { connection, changed }: Given ) {
	const [ editing, setEditing ] = useState( false );
	const standing = standingOf( connection );
	if ( editing ) {
		return (
			<EditConnection
				id={ connection.id }
				close={ () => {
					setEditing( false );
					void changed();
				} }
			/>
		);
	}
	return (
		<>
			<div className="pedal-card__head">
				<h2>{ connection.name }</h2>
				<StateMark state={ standing } />
			</div>
			<p>{ standing.next }</p>
			<StoreFacts connection={ connection } />
			{ connection.status === 'ready' && connection.enabled && (
				<p className="pedal-quiet">{ newsWords( connection ) }</p>
			) }
			<Work
				connection={ connection }
				changed={ changed }
				edit={ () => setEditing( true ) }
			/>
			<Endings connection={ connection } changed={ changed } />
		</>
	);
}

function Work( { connection, changed, edit }: Given & { edit: () => void } ) {
	const say = useSnackbar();
	const [ steps, setSteps ] = useState< CheckStep[] >( [] );
	const check = useAction( async () => {
		setSteps( ( await connections.check( connection.id ) ).steps );
		await changed();
	} );
	const toggle = useAction( async () => {
		await connections.change( connection.id, {
			enabled: ! connection.enabled,
		} );
		say( __( 'Saved.', 'pedal-bridge' ) );
		await changed();
	} );
	const resume = useAction( async () => {
		await connections.resume( connection.id );
		say( __( 'It sends again.', 'pedal-bridge' ) );
		await changed();
	} );
	return (
		<>
			<div aria-live="polite">
				{ steps.length > 0 && (
					<CheckSteps steps={ steps } driver={ connection.driver } />
				) }
			</div>
			<Failure error={ check.error ?? toggle.error ?? resume.error } />
			<div className="pedal-buttons">
				{ connection.status === 'paused' && connection.enabled && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						isBusy={ resume.busy }
						onClick={ () => void resume.run() }
					>
						{ __( 'Send again now', 'pedal-bridge' ) }
					</Button>
				) }
				<Button
					__next40pxDefaultSize
					variant="secondary"
					isBusy={ check.busy }
					onClick={ () => void check.run() }
				>
					{ __( 'Check', 'pedal-bridge' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ edit }
				>
					{ __( 'Edit or renew keys', 'pedal-bridge' ) }
				</Button>
				{ connection.status !== 'unchecked' && (
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						isBusy={ toggle.busy }
						onClick={ () => void toggle.run() }
					>
						{ connection.enabled
							? __( 'Switch off', 'pedal-bridge' )
							: __( 'Switch on', 'pedal-bridge' ) }
					</Button>
				) }
			</div>
		</>
	);
}
