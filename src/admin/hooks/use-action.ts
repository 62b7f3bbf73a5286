/**
 * One press, one deed: a second press while the first is under way does nothing, and a failure stays until the next try.
 */
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { asApiError, type ApiError } from '../api.ts';

export interface Deed< A extends unknown[] > {
	run: ( ...given: A ) => Promise< boolean >;
	busy: boolean;
	error: ApiError | null;
	clear: () => void;
}

/** `run` answers whether it worked; what the deed found out it tells by itself. */
export function useAction< A extends unknown[] >(
	deed: ( ...given: A ) => Promise< unknown >
): Deed< A > {
	const [ busy, setBusy ] = useState( false );
	const [ error, setError ] = useState< ApiError | null >( null );
	const latest = useRef( deed );
	latest.current = deed;
	const locked = useRef( false );
	const mounted = useRef( true );

	useEffect( () => {
		mounted.current = true;
		return () => {
			mounted.current = false;
		};
	}, [] );

	const run = useCallback( async ( ...given: A ): Promise< boolean > => {
		if ( locked.current ) {
			return false;
		}
		locked.current = true;
		setBusy( true );
		setError( null );
		let failure: ApiError | null = null;
		try {
			await latest.current( ...given );
		} catch ( thrown ) {
			failure = await asApiError( thrown );
		}
		locked.current = false;
		if ( mounted.current ) {
			setBusy( false );
			setError( failure );
		}
		return failure === null;
	}, [] );

	const clear = useCallback( () => setError( null ), [] );
	return { run, busy, error, clear };
}
