/**
 * Something done again and again while the page is seen.
 */
import { useEffect, useRef } from '@wordpress/element';

export function useInterval( tick: () => unknown, milliseconds: number ): void {
	const latest = useRef( tick );
	latest.current = tick;
	useEffect( () => {
		const timer = setInterval( () => {
			if ( document.visibilityState !== 'hidden' ) {
				void latest.current();
			}
		}, milliseconds );
		return () => clearInterval( timer );
	}, [ milliseconds ] );
}
