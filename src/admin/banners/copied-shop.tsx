/**
 * The shop answers at another address than before: a person says whether it moved or is a copy. Nothing is sent before.
 */
import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { setup } from '../setup/calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { Failure, Note } from '../ui/index.ts';

export function CopiedShop( { from, to }: { from: string; to: string } ) {
	const choose = useAction( async ( choice: 'moved' | 'copy' ) => {
		await setup.site( choice );
		window.location.reload();
	} );
	return (
		<Note tone="error">
			<p>
				<strong>
					{ __(
						'Nothing is sent until you choose.',
						'pedal-bridge'
					) }
				</strong>{ ' ' }
				{ sprintf(
					/* translators: 1: old address, 2: new address. */
					__(
						'This shop used to live at %1$s and now answers at %2$s. If both are in use, each order could call two couriers.',
						'pedal-bridge'
					),
					from,
					to
				) }
			</p>
			<Failure error={ choose.error } />
			{ boot().may.manage ? (
				<div className="pedal-buttons">
					<Button
						__next40pxDefaultSize
						variant="primary"
						disabled={ choose.busy }
						onClick={ () => void choose.run( 'moved' ) }
					>
						{ __( 'The shop moved here', 'pedal-bridge' ) }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="secondary"
						disabled={ choose.busy }
						onClick={ () => void choose.run( 'copy' ) }
					>
						{ __(
							'This is a copy: start without connections',
							'pedal-bridge'
						) }
					</Button>
				</div>
			) : (
				<p>{ __( 'Ask a shop manager to choose.', 'pedal-bridge' ) }</p>
			) }
		</Note>
	);
}
