/**
 * Where the merchant is, kept in the address: a reload, a bookmark and the back button all find the same screen.
 */
import { useCallback, useSyncExternalStore } from '@wordpress/element';

const CHANGED = 'pedal-route';

function subscribe( listener: () => void ): () => void {
	window.addEventListener( 'popstate', listener );
	window.addEventListener( CHANGED, listener );
	return () => {
		window.removeEventListener( 'popstate', listener );
		window.removeEventListener( CHANGED, listener );
	};
}

const search = () => window.location.search;

export interface Route {
	get: ( name: string ) => string;
	/** Empty values leave the address. */
	go: ( changes: Record< string, string >, how?: 'push' | 'replace' ) => void;
}

export function addressWith( changes: Record< string, string > ): string {
	const url = new URL( window.location.href );
	for ( const [ name, value ] of Object.entries( changes ) ) {
		if ( value ) {
			url.searchParams.set( name, value );
		} else {
			url.searchParams.delete( name );
		}
	}
	return url.pathname + url.search;
}

export function useRoute(): Route {
	const query = useSyncExternalStore( subscribe, search );
	const get = useCallback(
		( name: string ) => new URLSearchParams( query ).get( name ) ?? '',
		[ query ]
	);
	const go = useCallback< Route[ 'go' ] >( ( changes, how = 'push' ) => {
		const address = addressWith( changes );
		if ( how === 'push' ) {
			window.history.pushState( null, '', address );
		} else {
			window.history.replaceState( null, '', address );
		}
		window.dispatchEvent( new Event( CHANGED ) );
	}, [] );
	return { get, go };
}
