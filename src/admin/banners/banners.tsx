/**
 * Above every screen: an open developer door, a standstill of the whole shop, work that is overdue.
 */
import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { CopiedShop } from './copied-shop.tsx';
import { Overdue } from './overdue.tsx';

export function Banners() {
	const { loopback, standstill } = boot();
	return (
		<div className="pedal-banners">
			{ loopback && <OpenDoor /> }
			{ standstill?.code === 'pedal_cloned_site' && (
				<CopiedShop from={ standstill.from } to={ standstill.to } />
			) }
			{ standstill && standstill.code !== 'pedal_cloned_site' && (
				<Notice status="error" isDismissible={ false }>
					<strong>{ standstill.message }</strong> { standstill.hint }
				</Notice>
			) }
			{ ! standstill && <Overdue /> }
		</div>
	);
}

function OpenDoor() {
	return (
		<Notice status="error" isDismissible={ false }>
			<strong>
				{ __( 'The developer door is open.', 'pedal-bridge' ) }
			</strong>{ ' ' }
			{ __(
				'PEDAL_ALLOW_LOOPBACK lets this shop talk to platforms on this machine without encryption. Remove it from wp-config.php before real customers order.',
				'pedal-bridge'
			) }
		</Notice>
	);
}
