/**
 * Above every screen: an open developer door, a standstill of the whole shop, work that is overdue.
 */
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { CopiedShop } from './copied-shop.tsx';
import { Overdue } from './overdue.tsx';
import { Note } from '../ui/index.ts';

export function Banners() {
	const { loopback, standstill } = boot();
	return (
		<div className="pedal-banners">
			{ loopback && <OpenDoor /> }
			{ standstill?.code === 'pedal_cloned_site' && (
				<CopiedShop from={ standstill.from } to={ standstill.to } />
			) }
			{ standstill && standstill.code !== 'pedal_cloned_site' && (
				<Note tone="error">
					<strong>{ standstill.message }</strong> { standstill.hint }
				</Note>
			) }
			{ ! standstill && <Overdue /> }
		</div>
	);
}

function OpenDoor() {
	return (
		<Note tone="error">
			<strong>
				{ __( 'The developer door is open.', 'pedal-bridge' ) }
			</strong>{ ' ' }
			{ __(
				'PEDAL_ALLOW_LOOPBACK lets this shop talk to platforms on this machine without encryption. Remove it from wp-config.php before real customers order.',
				'pedal-bridge'
			) }
		</Note>
	);
}
