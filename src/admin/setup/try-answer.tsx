/**
 * The platform's word on one order: feasible or not, the price, and the next windows.
 */
import { __, sprintf } from '@wordpress/i18n';
import { moneyWords } from '../words/number.ts';
import { windowWords } from '../words/time.ts';
import type { Tried } from './try-step.tsx';

/** The platform's own words, or what it leaves us to find out. */
function reasonWords( reason: string ): string {
	switch ( reason ) {
		case 'address_not_found':
			return __(
				'the platform does not find this address.',
				'pedal-bridge'
			);
		case '':
			return __( 'the platform gives no reason.', 'pedal-bridge' );
		default:
			return reason;
	}
}

interface Given {
	tried: Tried;
	/** Of the delivery store. */
	zone: string;
}

export function Answer( { tried: { quote, slots }, zone }: Given ) {
	if ( ! quote.feasible ) {
		return (
			<p className="pedal-proof is-no">
				{ sprintf(
					/* translators: %s: the platform's reason. */
					__( '✗ Not possible: %s', 'pedal-bridge' ),
					reasonWords( quote.reason )
				) }
			</p>
		);
	}
	return (
		<>
			<p className="pedal-proof">
				{ quote.amount === null
					? __(
							'✓ Possible. The platform names no price.',
							'pedal-bridge'
						)
					: sprintf(
							/* translators: %s: price. */
							__( '✓ Possible, for %s.', 'pedal-bridge' ),
							moneyWords( quote.amount, quote.currency )
						) }
			</p>
			{ slots.length > 0 && (
				<>
					<p>{ __( 'The next windows:', 'pedal-bridge' ) }</p>
					<ul className="pedal-windows">
						{ slots.map( ( slot ) => (
							<li key={ slot.value }>
								{ windowWords( slot, zone ) }
							</li>
						) ) }
					</ul>
				</>
			) }
		</>
	);
}
