/**
 * The browser asks before a page with unsaved changes is left.
 */
import { useEffect } from '@wordpress/element';

export function useUnsaved( isUnsaved: boolean ): void {
	useEffect( () => {
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		if ( isUnsaved ) {
			window.addEventListener( 'beforeunload', ask );
		}
		return () => window.removeEventListener( 'beforeunload', ask );
	}, [ isUnsaved ] );
}
