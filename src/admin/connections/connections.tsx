/**
 * All connections, and the way to a further one.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connections as calls } from '../calls.ts';
import { useResource } from '../hooks/use-resource.ts';
import type { Connection, Driver as AnyDriver } from '../types.ts';
import { Empty, Loaded } from '../ui/index.ts';
import { ConnectionCard } from './connection-card.tsx';
import { Connect } from './connect.tsx';
import { connectWords, COOPCYCLE, WEBHOOK } from './driver-words.ts';

type Driver = Pick< AnyDriver, 'id' | 'name' >;

export function Connections() {
	const resource = useResource( 'connections', calls.all );
	const [ adding, setAdding ] = useState< Driver | null >( null );
	const back = () => {
		setAdding( null );
		void resource.refresh();
	};
	return (
		<Loaded resource={ resource } lines={ 6 }>
			{ ( all ) => (
				<>
					<Cards all={ all } changed={ resource.refresh } />
					{ adding ? (
						<Adding driver={ adding } back={ back } />
					) : (
						<Ways
							isFirst={ all.length === 0 }
							choose={ setAdding }
						/>
					) }
				</>
			) }
		</Loaded>
	);
}

function Adding( { driver, back }: { driver: Driver; back: () => void } ) {
	return (
		<section className="pedal-card">
			<h2>
				{ driver.id === COOPCYCLE
					? __( 'Connect a Store account', 'pedal-bridge' )
					: connectWords( driver.id, driver.name ) }
			</h2>
			{ driver.id === COOPCYCLE && <WhereToFind /> }
			{ driver.id === WEBHOOK && <WhatIsTold /> }
			<Connect driver={ driver.id } done={ back } cancel={ back } />
		</section>
	);
}

/** The usual way first; what else the shop has a driver for stands quietly beside it. */
function Ways( {
	isFirst,
	choose,
}: {
	isFirst: boolean;
	choose: ( driver: Driver ) => void;
} ) {
	const drivers = useResource( 'drivers', calls.drivers );
	const others = ( drivers.data ?? [] ).filter(
		( { id } ) => id !== COOPCYCLE
	);
	return (
		<div className="pedal-buttons">
			<Button
				__next40pxDefaultSize
				variant={ isFirst ? 'primary' : 'secondary' }
				onClick={ () => choose( { id: COOPCYCLE, name: '' } ) }
			>
				{ isFirst
					? __( 'Connect a Store account', 'pedal-bridge' )
					: __( 'Connect a further Store account', 'pedal-bridge' ) }
			</Button>
			{ others.map( ( driver ) => (
				<Button
					key={ driver.id }
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ () => choose( driver ) }
				>
					{ connectWords( driver.id, driver.name ) }
				</Button>
			) ) }
		</div>
	);
}

function WhatIsTold() {
	return (
		<p>
			{ __(
				'It is told about the orders that your rules send to it, by signed webhooks (Standard Webhooks). Who runs it knows the address and the signing key.',
				'pedal-bridge'
			) }
		</p>
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
