/**
 * The browser asks before a page with unsaved changes is left.
 */
import { useEffect } from '@wordpress/element';

let forms = 0;

/** Somewhere on the page; a link to another screen then is followed as one to another page, so that the browser asks. */
export const isAnythingUnsaved = (): boolean => forms > 0;

export function useUnsaved( isUnsaved: boolean ): void {
	useEffect( () => {
		if ( ! isUnsaved ) {
			return undefined;
		}
		const ask = ( event: BeforeUnloadEvent ) => event.preventDefault();
		forms += 1;
		window.addEventListener( 'beforeunload', ask );
		return () => {
			forms -= 1;
			window.removeEventListener( 'beforeunload', ask );
		};
	}, [ isUnsaved ] );
}
