/**
 * From one page of a list to the next.
 */
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Page } from '../api.ts';
import { useRoute } from '../hooks/use-route.ts';
import { numberWords } from '../words/number.ts';
import { PER_PAGE } from './query.ts';

interface Given {
	page: number;
	of: Page< unknown >;
}

export function Pages( { page, of }: Given ) {
	const { go } = useRoute();
	if ( of.pages < 2 && page === 1 ) {
		return null;
	}
	const first = ( page - 1 ) * PER_PAGE + 1;
	return (
		<nav
			className="pedal-pages"
			aria-label={ __( 'Pages', 'pedal-bridge' ) }
		>
			<span>
				{ sprintf(
					/* translators: 1: first row, 2: last row, 3: number of rows. */
					__( '%1$s–%2$s of %3$s', 'pedal-bridge' ),
					numberWords( first ),
					numberWords( first + of.items.length - 1 ),
					numberWords( of.total )
				) }
			</span>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				disabled={ page <= 1 }
				accessibleWhenDisabled
				onClick={ () => go( { paged: String( page - 1 ) } ) }
			>
				{ __( 'Previous page', 'pedal-bridge' ) }
			</Button>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				disabled={ page >= of.pages }
				accessibleWhenDisabled
				onClick={ () => go( { paged: String( page + 1 ) } ) }
			>
				{ __( 'Next page', 'pedal-bridge' ) }
			</Button>
		</nav>
	);
}
