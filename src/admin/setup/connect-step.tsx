/**
 * Step 3: the Store account, checked, and confirmed by a person.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections as calls } from '../calls.ts';
import { Connect, StoreFacts, WhereToFind } from '../connections/index.ts';
import { useResource } from '../hooks/use-resource.ts';
import type { Connection } from '../types.ts';
import { Loaded } from '../ui/index.ts';

/** Checked and switched off: most likely the question "is this your shop?" is still open. */
const isWaiting = ( { status, enabled }: Connection ) =>
	status === 'ready' && ! enabled;

export function ConnectStep( { done }: { done: () => void } ) {
	const resource = useResource( 'connections', calls.all );
	const [ adding, setAdding ] = useState( false );
	return (
		<>
			<WhereToFind />
			<Loaded resource={ resource }>
				{ ( all ) => {
					const working = all.filter( ( { enabled } ) => enabled );
					if ( working.length > 0 && ! adding ) {
						return (
							<Working
								all={ working }
								add={ () => setAdding( true ) }
							/>
						);
					}
					return (
						<Connect
							waiting={
								adding
									? null
									: ( all.find( isWaiting ) ?? null )
							}
							done={ done }
						/>
					);
				} }
			</Loaded>
		</>
	);
}

function Working( { all, add }: { all: Connection[]; add: () => void } ) {
	return (
		<>
			{ all.map( ( connection ) => (
				<div key={ connection.id }>
					<h2>{ connection.name }</h2>
					<StoreFacts connection={ connection } />
				</div>
			) ) }
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ add }
				>
					{ __( 'Connect a further Store account', 'pedal-bridge' ) }
				</Button>
			</div>
		</>
	);
}
