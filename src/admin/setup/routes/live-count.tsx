/**
 * "Of your last 50 orders, 38 would be delivered": what the choice means, without sending anything.
 */
import { __, sprintf } from '@wordpress/i18n';
import { useResource } from '../../hooks/use-resource.ts';
import { rules as calls } from '../../rules/calls.ts';
import type { Rule } from '../../types.ts';

const LAST = 50;

interface Given {
	rules: Rule[];
	/** Names everything else the answer depends on. */
	tie: string;
}

export function LiveCount( { rules, tie }: Given ) {
	const count = useResource(
		`count-${ JSON.stringify( rules ) }-${ tie }`,
		() => calls.simulate( rules, LAST )
	);
	const { orders = 0, sent_after: sent = 0 } = count.data?.counts ?? {};
	return (
		<p
			aria-live="polite"
			className={ orders > 0 ? 'pedal-proof' : 'pedal-quiet' }
		>
			{ count.data &&
				( orders === 0
					? __(
							'There are no past orders to try it on yet.',
							'pedal-bridge'
						)
					: sprintf(
							/* translators: 1: number of orders, 2: number of orders. */
							__(
								'Of your last %1$d orders, %2$d would be delivered.',
								'pedal-bridge'
							),
							orders,
							sent
						) ) }
		</p>
	);
}
