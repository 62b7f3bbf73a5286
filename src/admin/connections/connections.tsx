/**
 * All connections, and the way to a further one.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections as calls } from '../calls.ts';
import { useResource } from '../hooks/use-resource.ts';
import type { Connection } from '../types.ts';
import { Empty, Loaded } from '../ui/index.ts';
import { ConnectionCard } from './connection-card.tsx';
import { Connect } from './connect.tsx';

export function Connections() {
	const resource = useResource( 'connections', calls.all );
	const [ adding, setAdding ] = useState( false );
	return (
		<Loaded resource={ resource } lines={ 6 }>
			{ ( all ) => (
				<>
					<Cards all={ all } changed={ resource.refresh } />
					{ adding ? (
						<section className="pedal-card">
							<h2>
								{ __(
									'Connect a Store account',
									'pedal-bridge'
								) }
							</h2>
							<WhereToFind />
							<Connect
								done={ () => {
									setAdding( false );
									void resource.refresh();
								} }
								cancel={ () => {
									setAdding( false );
									void resource.refresh();
								} }
							/>
						</section>
					) : (
						<Button
							__next40pxDefaultSize
							variant={ all.length ? 'secondary' : 'primary' }
							onClick={ () => setAdding( true ) }
						>
							{ all.length
								? __(
										'Connect a further Store account',
										'pedal-bridge'
									)
								: __(
										'Connect a Store account',
										'pedal-bridge'
									) }
						</Button>
					) }
				</>
			) }
		</Loaded>
	);
}

export function WhereToFind() {
	return (
		<p>
			{ __(
				'Your cooperative makes a pair of keys for your Store: API → Add, an app name, your Store, Save. They send you the Identifier and the Secret.',
				'pedal-bridge'
			) }
		</p>
	);
}

function Cards( {
	all,
	changed,
}: {
	all: Connection[];
	changed: () => Promise< void >;
} ) {
	if ( all.length === 0 ) {
		return (
			<Empty title={ __( 'No Store account yet', 'pedal-bridge' ) }>
				<p>
					{ __(
						'Connect the account your delivery cooperative made for you. Nothing is sent until you said yes to it.',
						'pedal-bridge'
					) }
				</p>
			</Empty>
		);
	}
	return (
		<ul className="pedal-cards">
			{ all.map( ( connection ) => (
				<li key={ connection.id } className="pedal-card">
					<ConnectionCard
						connection={ connection }
						changed={ changed }
					/>
				</li>
			) ) }
		</ul>
	);
}
