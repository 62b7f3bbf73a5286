/**
 * The keys there are: for whom, when last used, and whether they are still of use.
 */
import { __, sprintf } from '@wordpress/i18n';
import { useSnackbar } from '../../hooks/use-snackbar.tsx';
import { ConfirmButton } from '../../ui/index.ts';
import { moment } from '../../words/time.ts';
import { keys as calls } from '../calls.ts';
import type { Key } from '../../types.ts';

function permissionWord( permissions: string ): string {
	switch ( permissions ) {
		case 'read':
			return __( 'Read', 'pedal-bridge' );
		case 'write':
			return __( 'Write', 'pedal-bridge' );
		case 'read_write':
			return __( 'Read/Write', 'pedal-bridge' );
		default:
			return permissions;
	}
}

interface Given {
	keys: Key[];
	changed: () => Promise< void >;
}

export function KeyTable( { keys, changed }: Given ) {
	return keys.length === 0 ? null : (
		<div className="pedal-scroll">
			<table className="widefat pedal-keys">
				<caption>{ __( 'Keys of this shop', 'pedal-bridge' ) }</caption>
				<thead>
					<tr>
						<th scope="col">{ __( 'For', 'pedal-bridge' ) }</th>
						<th scope="col">
							{ __( 'Acts for', 'pedal-bridge' ) }
						</th>
						<th scope="col">{ __( 'May', 'pedal-bridge' ) }</th>
						<th scope="col">
							{ __( 'Last used', 'pedal-bridge' ) }
						</th>
						<th scope="col">
							<span className="screen-reader-text">
								{ __( 'What to do', 'pedal-bridge' ) }
							</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{ keys.map( ( key ) => (
						<KeyRow key={ key.id } of={ key } changed={ changed } />
					) ) }
				</tbody>
			</table>
		</div>
	);
}

function KeyRow( {
	of: key,
	changed,
}: {
	of: Key;
	changed: () => Promise< void >;
} ) {
	const say = useSnackbar();
	return (
		<tr>
			<th scope="row">
				{ key.description } <code>{ `…${ key.truncated_key }` }</code>
				{ ! key.usable && (
					<p className="pedal-wrong">{ key.message }</p>
				) }
			</th>
			<td>
				{ key.user.name || __( 'nobody any more', 'pedal-bridge' ) }
			</td>
			<td>{ permissionWord( key.permissions ) }</td>
			<td>
				{ key.last_access
					? moment( key.last_access )
					: __( 'never', 'pedal-bridge' ) }
			</td>
			<td>
				<ConfirmButton
					variant="link"
					opener={ __( 'Revoke', 'pedal-bridge' ) }
					label={ sprintf(
						/* translators: %s: what a key is for. */
						__( 'Revoke the key “%s”', 'pedal-bridge' ),
						key.description
					) }
					question={ __(
						'Whatever uses this key loses access at once.',
						'pedal-bridge'
					) }
					deed={ async () => {
						await calls.revoke( key.id );
						say( __( 'Revoked.', 'pedal-bridge' ) );
						await changed();
					} }
				/>
			</td>
		</tr>
	);
}
