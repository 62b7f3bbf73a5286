/**
 * The three faces of anything that comes from the shop: its shape, its failure, itself.
 */
import type { ReactNode } from 'react';
import type { Resource } from '../hooks/use-resource.ts';
import { Failure } from './failure.tsx';
import { Skeleton } from './skeleton.tsx';

interface Given< T > {
	resource: Resource< T >;
	lines?: number;
	children: ( data: T ) => ReactNode;
}

export function Loaded< T >( { resource, lines, children }: Given< T > ) {
	if ( resource.status === 'loading' ) {
		return <Skeleton { ...( lines && { lines } ) } />;
	}
	return (
		<>
			<Failure error={ resource.error } again={ resource.refresh } />
			{ resource.status === 'ready' && children( resource.data ) }
		</>
	);
}
