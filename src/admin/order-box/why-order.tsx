/**
 * "Why?" on every order: the verdict, decided afresh when somebody asks.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { orders } from '../calls.ts';
import { useResource } from '../hooks/use-resource.ts';
import { rules as ruleCalls } from '../rules/calls.ts';
import type { Connection } from '../types.ts';
import { Loaded, VerdictView } from '../ui/index.ts';

interface Given {
	orderId: number;
	connections: Connection[];
}

export function WhyOrder( given: Given ) {
	const [ open, setOpen ] = useState( false );
	return (
		<>
			<Button
				__next40pxDefaultSize
				variant="link"
				aria-expanded={ open }
				onClick={ () => setOpen( ! open ) }
			>
				{ __( 'Why?', 'pedal-bridge' ) }
			</Button>
			{ open && <Verdict { ...given } /> }
		</>
	);
}

function Verdict( { orderId, connections }: Given ) {
	const resource = useResource( `verdict-${ orderId }`, async ( signal ) => {
		const [ verdict, rules ] = await Promise.all( [
			orders.verdict( orderId, signal ),
			boot().may.manage
				? ruleCalls.get().then( ( { data } ) => data )
				: [],
		] );
		return { verdict, rules };
	} );
	return (
		<Loaded resource={ resource } lines={ 3 }>
			{ ( { verdict, rules } ) => (
				<VerdictView
					verdict={ verdict }
					connection={
						connections.find(
							( { id } ) => id === verdict.connection_id
						)?.name ?? ''
					}
					ruleName={ ( id ) =>
						rules.find( ( rule ) => rule.id === id )?.name ?? ''
					}
				/>
			) }
		</Loaded>
	);
}
