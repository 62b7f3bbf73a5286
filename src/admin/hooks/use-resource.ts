/**
 * What a screen shows from the shop: loaded once per key, kept while it is read again, with its failure as a value.
 */
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { asApiError, type ApiError } from '../api.ts';

export type Resource< T > = {
	/** Read again; what is shown stays until the answer is there. */
	refresh: () => Promise< void >;
	/** Show this from now on, because the shop just said so. */
	set: ( data: T ) => void;
} & (
	| { status: 'loading'; data: null; error: null }
	| { status: 'failed'; data: null; error: ApiError }
	| {
			status: 'ready';
			data: T;
			/** The last refresh failed; the data is from before. */
			error: ApiError | null;
	  }
);

interface Held< T > {
	key: string;
	data: T | null;
	error: ApiError | null;
}

/**
 * @param key  Another key is another thing: the old one is forgotten.
 * @param load Must not depend on anything the key does not name.
 */
export function useResource< T >(
	key: string,
	load: ( signal: AbortSignal ) => Promise< T >
): Resource< T > {
	const [ held, hold ] = useState< Held< T > >( {
		key: '',
		data: null,
		error: null,
	} );
	const loader = useRef( load );
	loader.current = load;
	const running = useRef< AbortController | null >( null );

	const refresh = useCallback( async () => {
		running.current?.abort();
		const controller = new AbortController();
		running.current = controller;
		try {
			const data = await loader.current( controller.signal );
			if ( ! controller.signal.aborted ) {
				hold( { key, data, error: null } );
			}
		} catch ( thrown ) {
			const error = await asApiError( thrown );
			if ( ! controller.signal.aborted ) {
				hold( ( before ) => ( {
					key,
					data: before.key === key ? before.data : null,
					error,
				} ) );
			}
		}
	}, [ key ] );

	useEffect( () => {
		void refresh();
		return () => running.current?.abort();
	}, [ refresh ] );

	const set = useCallback(
		( data: T ) => hold( { key, data, error: null } ),
		[ key ]
	);
	return { refresh, set, ...shown( key, held ) };
}

function shown< T >( key: string, held: Held< T > ) {
	if ( held.key !== key ) {
		return { status: 'loading', data: null, error: null } as const;
	}
	if ( held.data !== null ) {
		return { status: 'ready', data: held.data, error: held.error } as const;
	}
	return held.error
		? ( { status: 'failed', data: null, error: held.error } as const )
		: ( { status: 'loading', data: null, error: null } as const );
}
