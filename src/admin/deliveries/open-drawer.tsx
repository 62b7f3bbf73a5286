/**
 * Draws the drawer when the address names a delivery; its parts are loaded only then.
 */
import { lazy, Suspense } from '@wordpress/element';
import { useRoute } from '../hooks/use-route.ts';
import type { Connection, Delivery } from '../types.ts';

const Drawer = lazy( async () => ( {
	default: (
		await import( /* webpackChunkName: "drawer" */ './drawer/index.ts' )
	).Drawer,
} ) );

interface Given {
	connections: Connection[];
	took: ( rows: Delivery[] ) => void;
}

export function OpenDrawer( { connections, took }: Given ) {
	const { get, go } = useRoute();
	const id = Number( get( 'delivery' ) );
	return id > 0 ? (
		<Suspense fallback={ null }>
			<Drawer
				key={ id }
				id={ id }
				connections={ connections }
				took={ took }
				close={ () => go( { delivery: '' } ) }
			/>
		</Suspense>
	) : null;
}
