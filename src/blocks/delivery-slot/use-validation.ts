/**
 * One field's error in WooCommerce's checkout: it stops the order, and stays hidden until the shopper tries to place it.
 */
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';

/** By name: the store belongs to WooCommerce, and its name is part of its public interface. */
const STORE = 'wc/store/validation';

interface FieldError {
	message?: string;
	hidden?: boolean;
}

interface Actions {
	setValidationErrors: ( errors: Record< string, FieldError > ) => void;
	clearValidationError: ( field: string ) => void;
}

interface Selectors {
	getValidationError: ( field: string ) => FieldError | undefined;
}

/**
 * @param problem Empty while all is well.
 * @return The problem, once it is to be shown.
 */
export function useValidation( field: string, problem: string ): string {
	const { setValidationErrors, clearValidationError } = useDispatch(
		STORE
	) as unknown as Actions;
	const error = useSelect(
		( select ) =>
			( select( STORE ) as unknown as Selectors ).getValidationError(
				field
			),
		[ field ]
	);
	useEffect( () => {
		if ( problem ) {
			setValidationErrors( {
				[ field ]: { message: problem, hidden: true },
			} );
		} else {
			clearValidationError( field );
		}
		return () => clearValidationError( field );
	}, [ field, problem, setValidationErrors, clearValidationError ] );
	return error && ! error.hidden ? ( error.message ?? '' ) : '';
}
