/**
 * An empty list says which kind of empty it is, and what to do about it.
 */
import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { useRoute } from '../hooks/use-route.ts';
import { Empty } from '../ui/index.ts';
import { isNarrowed, NO_FILTERS, type Filters } from './query.ts';

interface Given {
	filters: Filters;
	isConnected: boolean;
}

export function Nothing( { filters, isConnected }: Given ) {
	if ( isNarrowed( filters ) ) {
		return <NothingMatches />;
	}
	if ( ! isConnected ) {
		return <NotConnected />;
	}
	return filters.list === 'attention' ? (
		<Empty title={ __( 'Nothing needs you.', 'pedal-bridge' ) }>
			<p>
				{ __(
					'Deliveries that cannot go on by themselves show up here, with the reason and one button.',
					'pedal-bridge'
				) }
			</p>
		</Empty>
	) : (
		<Empty title={ __( 'Nothing to deliver here.', 'pedal-bridge' ) }>
			<p>
				{ __(
					'Paid orders that your rules send to a delivery platform show up by themselves.',
					'pedal-bridge'
				) }
			</p>
		</Empty>
	);
}

function NothingMatches() {
	const { go } = useRoute();
	return (
		<Empty title={ __( 'Nothing matches.', 'pedal-bridge' ) }>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ () => go( NO_FILTERS ) }
			>
				{ __( 'Clear the filters', 'pedal-bridge' ) }
			</Button>
		</Empty>
	);
}

function NotConnected() {
	const { go } = useRoute();
	return (
		<Empty
			title={ __( 'No delivery platform is connected.', 'pedal-bridge' ) }
		>
			<p>
				{ __(
					'The guide leads there in five steps. Orders are not sent before.',
					'pedal-bridge'
				) }
			</p>
			{ boot().may.manage && (
				<Button
					__next40pxDefaultSize
					variant="primary"
					onClick={ () => go( { tab: 'setup' } ) }
				>
					{ __( 'Set up', 'pedal-bridge' ) }
				</Button>
			) }
		</Empty>
	);
}
