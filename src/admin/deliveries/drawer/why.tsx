/**
 * The verdict of a delivery, with the rules under the names the merchant gave them.
 */
import { __ } from '@wordpress/i18n';
import { boot } from '../../boot.ts';
import { useResource } from '../../hooks/use-resource.ts';
import { rules as calls } from '../../rules/calls.ts';
import type { DeliveryDetails } from '../../types.ts';
import { VerdictView } from '../../ui/index.ts';
import { isBuiltIn } from '../../words/reasons.ts';

export function Why( { delivery }: { delivery: DeliveryDetails } ) {
	const { verdict } = delivery;
	const named =
		boot().may.manage &&
		verdict?.reasons.some( ( reason ) => ! isBuiltIn( reason ) );
	const rules = useResource( named ? 'rules' : '', async () =>
		named ? ( await calls.get() ).data : []
	);
	if ( ! verdict ) {
		return (
			<p>
				{ __(
					'The order is gone, so it cannot be decided again.',
					'pedal-bridge'
				) }
			</p>
		);
	}
	return (
		<VerdictView
			verdict={ verdict }
			connection={ delivery.connection_name }
			ruleName={ ( id ) =>
				rules.data?.find( ( rule ) => rule.id === id )?.name ?? ''
			}
		/>
	);
}
