/**
 * New rows wait behind a button, so that the list does not move by itself.
 */
import { Button } from '@wordpress/components';
import { _n, sprintf } from '@wordpress/i18n';

interface Given {
	count: number;
	show: () => void;
}

export function Newcomers( { count, show }: Given ) {
	return (
		<div aria-live="polite" className="pedal-newcomers">
			{ count > 0 && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ show }
				>
					{ sprintf(
						/* translators: %d: number of deliveries. */
						_n(
							'Show %d new delivery',
							'Show %d new deliveries',
							count,
							'pedal-bridge'
						),
						count
					) }
				</Button>
			) }
		</div>
	);
}
