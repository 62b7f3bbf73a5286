/**
 * Zones, rules and connections together: what is carried by whom, and the three ways to change it.
 */
import { useState } from '@wordpress/element';
import { boot, type Zone, type ZoneMethod } from '../../boot.ts';
import { connections } from '../../calls.ts';
import { rules as ruleCalls } from '../../rules/calls.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useResource } from '../../hooks/use-resource.ts';
import { methods } from '../calls.ts';
import { connectionOf, routed } from './method-rules.ts';

export const OURS = 'pedal_delivery';

export function useRoutes( changed: () => Promise< void > ) {
	const [ zones, setZones ] = useState( boot().vocabulary.zones );
	const known = useResource( 'connections', connections.all );
	const rules = useResource( 'rules', ruleCalls.get );

	const patch = ( zone: Zone, list: ZoneMethod[] ) =>
		setZones( ( before ) =>
			before.map( ( one ) =>
				one.id === zone.id ? { ...one, methods: list } : one
			)
		);

	const choose = useAction(
		async ( zone: Zone, method: ZoneMethod, id: number | null ) => {
			if ( method.method === OURS ) {
				await methods.tie( zone.id, method.instance, id );
				patch(
					zone,
					zone.methods.map( ( one ) =>
						one === method ? { ...one, connection: id } : one
					)
				);
			} else if ( rules.data ) {
				const { data, version } = rules.data;
				rules.set(
					await ruleCalls.put( routed( data, method, id ), version )
				);
			}
			await changed();
		}
	);

	const add = useAction( async ( zone: Zone ) => {
		const made = await methods.add( zone.id, OURS );
		patch( zone, [
			...zone.methods,
			{
				method: OURS,
				instance: made.instance_id,
				title: made.title,
				enabled: true,
				connection: null,
			},
		] );
		await changed();
	} );

	const of = ( method: ZoneMethod ): number | null =>
		method.method === OURS
			? method.connection
			: connectionOf( rules.data?.data ?? [], method );

	return { zones, known, rules, choose, add, of };
}
