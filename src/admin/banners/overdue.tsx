/**
 * Work that should have been done long ago means that no clock of the shop ticks: one press does it now.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { engine } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import { useStatus } from '../hooks/use-status.tsx';
import { Failure, Note } from '../ui/index.ts';

const OVERDUE_SECONDS = 600;

/** Each pass of the shop's works for about 20 seconds; nobody waits longer than this for a button. */
const MOST_PASSES = 30;

export function Overdue() {
	const status = useStatus();
	const say = useSnackbar();
	const [ remaining, setRemaining ] = useState< number | null >( null );
	const drain = useAction( async () => {
		let settled = 0;
		for ( let pass = 0; pass < MOST_PASSES; pass++ ) {
			const done = await engine.drain();
			settled += done.settled;
			setRemaining( done.remaining );
			if ( done.remaining === 0 || done.settled === 0 ) {
				break;
			}
		}
		setRemaining( null );
		say( settledWords( settled ) );
		await status.refresh();
	} );
	const seconds = status.data?.oldest_due_seconds ?? 0;
	if ( seconds <= OVERDUE_SECONDS && ! drain.busy && ! drain.error ) {
		return null;
	}
	return (
		<Note tone="warning">
			<p>
				<strong>{ overdueWords( seconds ) }</strong>{ ' ' }
				{ __(
					'No clock of your shop has worked since. Health says which one and how to wind it up.',
					'pedal-bridge'
				) }
			</p>
			<Failure error={ drain.error } />
			<Button
				__next40pxDefaultSize
				variant="primary"
				isBusy={ drain.busy }
				onClick={ () => void drain.run() }
			>
				{ __( 'Send what is waiting now', 'pedal-bridge' ) }
			</Button>
			<span aria-live="polite" className="pedal-beside">
				{ remaining !== null && drain.busy
					? remainingWords( remaining )
					: '' }
			</span>
		</Note>
	);
}

const overdueWords = ( seconds: number ) =>
	sprintf(
		/* translators: %d: minutes. */
		_n(
			'Something has been waiting for %d minute.',
			'Something has been waiting for %d minutes.',
			Math.max( 1, Math.round( seconds / 60 ) ),
			'pedal-bridge'
		),
		Math.max( 1, Math.round( seconds / 60 ) )
	);

const remainingWords = ( remaining: number ) =>
	sprintf(
		/* translators: %d: number of deliveries. */
		_n(
			'%d delivery to go',
			'%d deliveries to go',
			remaining,
			'pedal-bridge'
		),
		remaining
	);

const settledWords = ( settled: number ) =>
	settled === 0
		? __( 'Nothing could be sent just now.', 'pedal-bridge' )
		: sprintf(
				/* translators: %d: number of steps. */
				_n(
					'%d delivery moved on.',
					'%d deliveries moved on.',
					settled,
					'pedal-bridge'
				),
				settled
			);
