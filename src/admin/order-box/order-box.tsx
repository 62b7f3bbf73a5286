/**
 * Mounts the box with what every part of it may use.
 */
import { lazy, Suspense } from '@wordpress/element';
import { Snackbars } from '../hooks/use-snackbar.tsx';
import { Mishap, Skeleton } from '../ui/index.ts';

const Box = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "order-box" */ './box.tsx' ) )
		.Box,
} ) );

export function OrderBox( { orderId }: { orderId: number } ) {
	return (
		<Snackbars>
			<Mishap>
				<Suspense fallback={ <Skeleton lines={ 2 } /> }>
					<Box orderId={ orderId } />
				</Suspense>
			</Mishap>
		</Snackbars>
	);
}
