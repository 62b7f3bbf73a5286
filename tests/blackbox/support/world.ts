/**
 * One shop and one platform for a file of tests, as fresh as on the first day.
 */
import { reopen, type Standing } from './standing.ts';
import type { Platform } from './platform.ts';
import { Rest } from './rest.ts';
import type { Role } from './roles.ts';
import type { Shop } from './shop.ts';

export interface World {
	shop: Shop;
	platform: Platform;
	/** Each role by application password. */
	as: Record< Role | 'nobody', Rest >;
	admin: Rest;
	/** The standing connection's id; 0 in a shop that has none. */
	connection: number;
}

export interface Wish {
	/** Without it, a shop right after activation. */
	connected?: boolean;
	hpos?: boolean;
	/** Of the filter `pedal_timing`. */
	timing?: Record< string, number >;
}

/** Seconds short enough to wait for; the proportions are the real ones. */
export const QUICK = {
	http_timeout: 2,
	lease: 20,
	quarantine: 1,
	second_look: 1,
};

function standing(): Standing {
	const all = JSON.parse( process.env.PEDAL_BLACKBOX ?? '[]' ) as Standing[];
	const mine =
		all[ ( Number( process.env.JEST_WORKER_ID ?? 1 ) - 1 ) % all.length ];
	if ( ! mine ) {
		throw new Error(
			'No shop stands ready: run this with tests/blackbox/jest.config.cjs.'
		);
	}
	return mine;
}

export const timing = ( seconds: Record< string, number > ): string =>
	`add_filter( 'pedal_timing', static fn( array $t ): array => json_decode( '${ JSON.stringify( seconds ) }', true ) + $t );`;

/** Everything as on the first day, in the middle of a file. */
export const renew = async ( world: World ): Promise< World > =>
	Object.assign( world, await reopen( standing(), true ) );

/** A shop right after activation, in the middle of a file. */
export async function renewFresh(
	world: World,
	seconds: Record< string, number >
): Promise< void > {
	Object.assign( world, await reopen( standing(), false ) );
	world.shop.site.hook( 'timing', timing( seconds ) );
}

/** For the top of a file: the world is there from the first test on. */
export function useWorld( wish: Wish = {} ): World {
	const world = {} as World;
	beforeAll( async () => {
		Object.assign(
			world,
			await reopen( standing(), wish.connected ?? true )
		);
		world.shop.site.hook(
			'timing',
			wish.timing ? timing( wish.timing ) : null
		);
		if ( wish.hpos === false ) {
			await world.shop.php(
				"update_option( 'woocommerce_custom_orders_table_enabled', 'no' );"
			);
		}
	} );
	return world;
}
