/**
 * How orders are brought to each of the plugin's crash points.
 */
import type { Change, Entry, Way } from '../orders/book.ts';
import type { Rig } from '../rig/rig.ts';

export interface Arrangement {
	/** By which way the orders come in. */
	way?: Way;
	/** They hold no window of their own. */
	windowless?: true;
	/** They are at the platform already when this happens to them. */
	change?: ( entry: Entry ) => Change;
	/** What else has to be so. */
	prepare?: ( rig: Rig, orders: number ) => Promise< unknown >;
}

const newStreet = ( { code }: Entry ): Change => ( {
	do: 'address',
	after: 0,
	with: { shipping: { address_1: `77 quai ${ code }` } },
} );

const cancelled = (): Change => ( {
	do: 'status',
	after: 0,
	with: { to: 'cancelled' },
} );

const ANSWERS_LOST = {
	kind: 'lost_answer',
	route: 'create_delivery',
};

/** Only a pass repairs a table whose version is right. */
const LOSE_A_KEY = 'ALTER TABLE wp_pedal_deliveries DROP INDEX audit';

/** Any order comes by the points that are not named here. */
export const ARRANGEMENTS: Readonly< Record< string, Arrangement > > = {
	window_promised: { windowless: true },
	before_change: { change: newStreet },
	after_change: { change: newStreet },
	before_cancel: { change: cancelled },
	after_cancel: { change: cancelled },
	after_look_up: {
		prepare: ( { platform }, orders ) =>
			platform.ctl( 'POST', '/faults', {
				...ANSWERS_LOST,
				times: orders,
			} ),
	},
	sweep_seen: { way: 'sql' },
	schema: { prepare: ( { tables } ) => tables.run( LOSE_A_KEY ) },
};
