/**
 * The five lists of the board, with how many there are in each.
 */
import { __ } from '@wordpress/i18n';
import { deliveries } from '../calls.ts';
import { useInterval } from '../hooks/use-interval.ts';
import { useResource } from '../hooks/use-resource.ts';
import { addressWith, useRoute } from '../hooks/use-route.ts';
import { useStatus } from '../hooks/use-status.tsx';
import { numberWords } from '../words/number.ts';
import { countOf, LISTS, listWord, NO_FILTERS, type List } from './query.ts';

const MINUTE = 60_000;

/** "Needs you" is counted with the engine's status; these are not. */
const COUNTED = [ 'today', 'waiting', 'done', 'all' ] as const;

type Counts = Partial< Record< List, number > >;

async function countAll( signal: AbortSignal ): Promise< Counts > {
	const totals = await Promise.all(
		COUNTED.map( async ( list ) => [
			list,
			( await deliveries.list( countOf( list ), signal ) ).total,
		] )
	);
	return Object.fromEntries( totals ) as Counts;
}

export function Lists( { open }: { open: List } ) {
	const { go } = useRoute();
	const counts = useResource( 'counts', countAll );
	const status = useStatus();
	useInterval( counts.refresh, MINUTE );
	const all: Counts = {
		...counts.data,
		...( status.data && { attention: status.data.counts.attention } ),
	};
	return (
		<nav
			className="pedal-lists"
			aria-label={ __( 'Lists', 'pedal-bridge' ) }
		>
			{ LISTS.map( ( list ) => (
				<a
					key={ list }
					href={ addressWith( { state: list, ...NO_FILTERS } ) }
					aria-current={ list === open ? 'page' : undefined }
					className={
						list === 'attention' && all[ list ] ? 'is-red' : ''
					}
					onClick={ ( event ) => {
						event.preventDefault();
						go( { state: list, ...NO_FILTERS } );
					} }
				>
					{ listWord( list ) }
					{ all[ list ] !== undefined && (
						<span className="pedal-lists__count">
							{ numberWords( all[ list ] ) }
						</span>
					) }
				</a>
			) ) }
		</nav>
	);
}
