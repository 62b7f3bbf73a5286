/**
 * "Of your last 50 orders, 38 would be delivered": what the choice means, without sending anything.
 */
import { __, sprintf } from '@wordpress/i18n';
import { useResource } from '../../hooks/use-resource.ts';
import { rules as calls } from '../../rules/calls.ts';
import type { Rule, SimulationCounts } from '../../types.ts';
import { Loaded } from '../../ui/index.ts';

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
	return (
		<div aria-live="polite">
			<Loaded resource={ count } lines={ 1 }>
				{ ( { counts } ) => <Sentence of={ counts } /> }
			</Loaded>
		</div>
	);
}

function Sentence( {
	of: { orders, sent_after: sent },
}: {
	of: SimulationCounts;
} ) {
	return orders === 0 ? (
		<p className="pedal-quiet">
			{ __(
				'There are no past orders to try it on yet.',
				'pedal-bridge'
			) }
		</p>
	) : (
		<p className="pedal-proof">
			{ sprintf(
				/* translators: 1: number of orders, 2: number of orders. */
				__(
					'Of your last %1$d orders, %2$d would be delivered.',
					'pedal-bridge'
				),
				orders,
				sent
			) }
		</p>
	);
}
