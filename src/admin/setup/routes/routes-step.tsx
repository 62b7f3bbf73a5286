/**
 * Step 4: each shipping method of each zone with the connection that carries it, and how many past orders that means.
 */
import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot, type Zone } from '../../boot.ts';
import { addressWith } from '../../hooks/use-route.ts';
import type { Connection } from '../../types.ts';
import { Failure, Skeleton } from '../../ui/index.ts';
import { LiveCount } from './live-count.tsx';
import { MethodRow } from './method-row.tsx';
import { OURS, useRoutes } from './use-routes.ts';

export function RoutesStep( { changed }: { changed: () => Promise< void > } ) {
	const routes = useRoutes( changed );
	const { known, rules, choose, add } = routes;
	if ( known.status === 'loading' || rules.status === 'loading' ) {
		return <Skeleton />;
	}
	return (
		<>
			<p>
				{ __(
					'Choose who carries the orders of each shipping method. What nobody carries stays with you, as before.',
					'pedal-bridge'
				) }
			</p>
			<Failure
				error={ known.error ?? rules.error }
				again={ () =>
					Promise.all( [ known.refresh(), rules.refresh() ] )
				}
			/>
			{ routes.zones.map( ( zone ) => (
				<ZoneTable
					key={ zone.id }
					zone={ zone }
					connections={ known.data ?? [] }
					routes={ routes }
				/>
			) ) }
			<Failure error={ choose.error ?? add.error } />
			{ rules.data && (
				<LiveCount
					rules={ rules.data.data }
					tie={ JSON.stringify( routes.zones ) }
				/>
			) }
			<p className="pedal-quiet">
				{ __( 'Something finer?', 'pedal-bridge' ) }{ ' ' }
				<a href={ addressWith( { tab: 'rules', step: '' } ) }>
					{ __( 'Write rules', 'pedal-bridge' ) }
				</a>{ ' ' }
				·{ ' ' }
				<a href={ boot().shippingUrl }>
					{ __( 'Change zones and prices', 'pedal-bridge' ) }
				</a>
			</p>
		</>
	);
}

function ZoneTable( {
	zone,
	connections,
	routes: { choose, add, of },
}: {
	zone: Zone;
	connections: Connection[];
	routes: ReturnType< typeof useRoutes >;
} ) {
	const hasOurs = zone.methods.some( ( { method } ) => method === OURS );
	return (
		<fieldset className="pedal-zone">
			<legend>{ zone.name }</legend>
			{ zone.methods.map( ( method ) => (
				<MethodRow
					key={ `${ method.method }:${ method.instance }` }
					method={ method }
					connections={ connections }
					chosen={ of( method ) }
					busy={ choose.busy }
					choose={ ( id ) => void choose.run( zone, method, id ) }
				/>
			) ) }
			{ ! hasOurs && (
				<Button
					__next40pxDefaultSize
					variant="link"
					isBusy={ add.busy }
					onClick={ () => void add.run( zone ) }
				>
					{ __( 'Add “Local delivery” here', 'pedal-bridge' ) }
				</Button>
			) }
		</fieldset>
	);
}
