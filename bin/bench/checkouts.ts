/**
 * What a checkout costs the shopper: the last request only, in worlds that take turns, so that a slow minute hits all alike.
 */
import { Visitor } from '../chaos/orders/visitor.ts';
import { asJson, asText } from '../lab/json.ts';
import { PlainError } from '../lab/plain-error.ts';
import { forget, samplesOf, type Sample } from './samples.ts';
import { rotated } from './statistics.ts';
import type { World } from './world.ts';

const WARM_UP = 4;

const ADDRESS = {
	first_name: 'Léa',
	last_name: 'Martin',
	company: '',
	address_1: '5 rue Lesdiguières',
	address_2: '',
	city: 'Grenoble',
	state: '',
	postcode: '38000',
	country: 'FR',
	phone: '06 12 34 56 78',
};
const EMAIL = 'lea.martin@example.org';

/**
 * `again` is the same as `off`: how far two measurements of one thing are apart.
 * `early` is `on` on a server that can let its answer out before the shutdown work.
 */
export type Variant = 'off' | 'again' | 'webhook' | 'on' | 'early' | 'hang';

const OURS: readonly Variant[] = [ 'on', 'early', 'hang' ];

const HANG = { kind: 'hang', route: '*', seconds: 600 };

interface Prepared {
	visitor: Visitor;
	rate: string;
	nonces: Record< string, unknown >;
}

async function prepare(
	world: World,
	headers: Record< string, string >,
	ours: boolean
): Promise< Prepared > {
	const rate = ours ? world.rates.ours : world.rates.flat;
	const visitor = new Visitor( world.url, headers );
	const query = new URLSearchParams( {
		'pedal-bench': String( world.product ),
		rate,
	} );
	const nonces = asJson( JSON.parse( await visitor.form( `/?${ query }` ) ) );
	if ( ! ( nonces.rates as string[] ).includes( rate ) ) {
		throw new PlainError( `The shop does not offer ${ rate }.` );
	}
	return { visitor, rate, nonces };
}

async function classic(
	world: World,
	{ visitor, rate, nonces }: Prepared,
	ours: boolean
): Promise< void > {
	const billing = Object.entries( ADDRESS ).map( ( [ name, value ] ) => [
		`billing_${ name }`,
		value,
	] );
	const answer = asJson(
		JSON.parse(
			await visitor.form( '/?wc-ajax=checkout', {
				...Object.fromEntries( billing ),
				billing_email: EMAIL,
				'shipping_method[0]': rate,
				payment_method: 'cod',
				'woocommerce-process-checkout-nonce': asText( nonces.classic ),
				...( ours && { pedal_slot: world.slot } ),
			} )
		)
	);
	if ( answer.result !== 'success' ) {
		throw new PlainError(
			`The classic checkout refused: ${ asText( answer.messages ) }`
		);
	}
}

async function block(
	world: World,
	{ visitor }: Prepared,
	ours: boolean
): Promise< void > {
	await visitor.json( 'POST', '/wp-json/wc/store/v1/checkout', {
		billing_address: { ...ADDRESS, email: EMAIL },
		shipping_address: ADDRESS,
		payment_method: 'cod',
		...( ours && { extensions: { 'pedal-bridge': { slot: world.slot } } } ),
	} );
}

const KINDS = { classic, block } as const;
export type Kind = keyof typeof KINDS;

async function one(
	world: World,
	kind: Kind,
	variant: Variant,
	name: string
): Promise< void > {
	const ours = OURS.includes( variant );
	const headers: Record< string, string > = {
		'X-Bench': ours ? 'on' : variant === 'webhook' ? 'webhook' : 'off',
	};
	const prepared = await prepare( world, headers, ours );
	// The same object that the visitor keeps: from here on the requests are measured.
	headers[ 'X-Bench-Sample' ] = name;
	headers.Nonce = asText( prepared.nonces.store );
	if ( variant === 'early' ) {
		headers[ 'X-Bench-Early' ] = 'yes';
	}
	if ( variant === 'hang' ) {
		await world.platform.ctl( 'POST', '/faults', HANG );
	}
	await KINDS[ kind ]( world, prepared, ours );
	if ( variant === 'hang' ) {
		await world.platform.ctl( 'DELETE', '/faults' );
	}
}

export async function checkouts(
	world: World,
	variants: readonly Variant[],
	rounds: number
): Promise< ( kind: Kind, variant: Variant ) => Sample[] > {
	forget( world.dir );
	for ( let round = -WARM_UP; round < rounds; round++ ) {
		for ( const kind of [ 'classic', 'block' ] as const ) {
			for ( const variant of rotated( variants, round + WARM_UP ) ) {
				await one(
					world,
					kind,
					variant,
					round < 0 ? 'warm-up' : `${ kind } ${ variant }`
				);
			}
		}
	}
	const samples = samplesOf( world.dir );
	return ( kind, variant ) => samples.get( `${ kind } ${ variant }` ) ?? [];
}
