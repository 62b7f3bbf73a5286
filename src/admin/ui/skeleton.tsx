/**
 * The shape of what is coming, so that nothing jumps when it is there.
 */
import { __ } from '@wordpress/i18n';

export function Skeleton( { lines = 4 }: { lines?: number } ) {
	return (
		<div className="pedal-skeleton" role="status">
			<span className="screen-reader-text">
				{ __( 'Loading…', 'pedal-bridge' ) }
			</span>
			{ Array.from( { length: lines }, ( _, line ) => (
				<span key={ line } aria-hidden="true" />
			) ) }
		</div>
	);
}
