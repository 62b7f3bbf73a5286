/**
 * The way is open: what happens from now on, and who hears of it when something fails.
 */
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useResource } from '../hooks/use-resource.ts';
import { useRoute } from '../hooks/use-route.ts';
import { settings as calls } from '../settings/calls.ts';
import { statusWord } from '../words/fields.ts';
import { Note } from '../ui/index.ts';

export function Finished() {
	const { go } = useRoute();
	const settings = useResource( 'settings', calls.get );
	const chosen = settings.data?.data;
	return (
		<Note tone="success">
			<p>
				<strong>{ __( 'You are connected.', 'pedal-bridge' ) }</strong>{ ' ' }
				{ chosen &&
					sprintf(
						/* translators: %s: order statuses. */
						__(
							'New orders in %s will be sent by themselves.',
							'pedal-bridge'
						),
						chosen.send.statuses.map( statusWord ).join( ', ' )
					) }
			</p>
			<p>
				{ chosen &&
					sprintf(
						/* translators: %s: e-mail address. */
						__(
							'When something needs you, it stands on the board, on the order, and a mail goes to %s.',
							'pedal-bridge'
						),
						chosen.alerts.email ||
							__(
								'the administrator of this site',
								'pedal-bridge'
							)
					) }
			</p>
			<Button
				__next40pxDefaultSize
				variant="primary"
				onClick={ () => go( { tab: 'board', step: '' } ) }
			>
				{ __( 'Go to the board', 'pedal-bridge' ) }
			</Button>
		</Note>
	);
}
