/**
 * Short good news at the foot of the page. Bad news never comes here: it stays beside its control.
 */
import { SnackbarList } from '@wordpress/components';
import {
	createContext,
	useCallback,
	useContext,
	useMemo,
	useState,
} from '@wordpress/element';
import type { ReactNode } from 'react';

interface News {
	id: string;
	content: string;
	spokenMessage: string;
}

const Say = createContext< ( text: string ) => void >( () => undefined );

export const useSnackbar = () => useContext( Say );

let count = 0;

export function Snackbars( { children }: { children: ReactNode } ) {
	const [ news, setNews ] = useState< News[] >( [] );
	const say = useCallback( ( text: string ) => {
		count += 1;
		const one = { id: String( count ), content: text, spokenMessage: text };
		setNews( ( before ) => [ ...before.slice( -2 ), one ] );
	}, [] );
	const remove = useCallback(
		( id: string ) =>
			setNews( ( before ) => before.filter( ( one ) => one.id !== id ) ),
		[]
	);
	const list = useMemo(
		() => (
			<SnackbarList
				className="pedal-snackbars"
				notices={ news }
				onRemove={ remove }
			/>
		),
		[ news, remove ]
	);
	return (
		<Say.Provider value={ say }>
			{ children }
			{ list }
		</Say.Provider>
	);
}
