/**
 * What pages and the platform ask of the shop over HTTP: the list of deliveries, the board, and the doorbell under attack.
 */
import { randomBytes } from 'node:crypto';
import { PlainError } from '../lab/plain-error.ts';
import { figure, ms, type Figure } from './figure.ts';
import { median, p95 } from './statistics.ts';
import type { World } from './world.ts';

const TIMES = 15;

interface Question {
	path: string;
	init?: RequestInit;
	status: number;
}

async function timed(
	world: World,
	{ path, init = {}, status }: Question
): Promise< number > {
	const since = performance.now();
	const response = await fetch( world.url + path, init );
	await response.arrayBuffer();
	if ( response.status !== status ) {
		throw new PlainError( `${ path } answers ${ response.status }.` );
	}
	return performance.now() - since;
}

async function series( world: World, question: Question ): Promise< number[] > {
	await timed( world, question );
	const all = [];
	for ( let count = 0; count < TIMES; count++ ) {
		all.push( await timed( world, question ) );
	}
	return all;
}

const cost = ( times: number[] ) =>
	`p50 ${ ms( median( times ) ) }, p95 ${ ms( p95( times ) ) }`;

const DAY = 86_400_000;
const at = ( days: number ) =>
	new Date( Date.now() + days * DAY ).toISOString().slice( 0, 19 ) + 'Z';

/** As src/admin/deliveries/query.ts asks. */
const LISTS = ( total: number ): Record< string, string > => ( {
	'first page': 'per_page=25',
	'last page': `per_page=25&page=${ Math.floor( total / 25 ) }`,
	'tab “Needs you”': 'sync=attention&per_page=25',
	'tab “Today”': `window_after=${ at( 0 ) }&window_before=${ at( 1 ) }&orderby=deadline&order=asc&per_page=25`,
	'tab “Waiting”':
		'sync=pending,in_flight,unknown&stage=none&orderby=due_at&order=asc&per_page=25',
	'tab “Done”': 'stage=delivered,failed,cancelled&per_page=25',
	'a search': 'search=W0000000000000000000004711&per_page=25',
} );

export async function lists(
	world: World,
	rows: string,
	total: number
): Promise< Figure[] > {
	const init = { headers: { Authorization: world.authorization } };
	const orders = cost(
		await series( world, {
			path: '/wp-json/wc/v3/orders?per_page=25',
			init,
			status: 200,
		} )
	);
	const figures = [];
	for ( const [ name, query ] of Object.entries( LISTS( total ) ) ) {
		const times = await series( world, {
			path: `/wp-json/wc-pedal/v1/deliveries?${ query }`,
			init,
			status: 200,
		} );
		figures.push(
			figure(
				'The board',
				`25 deliveries, ${ name }, ${ rows }`,
				cost( times ),
				{ without: `${ orders } (25 orders, wc/v3)` }
			)
		);
	}
	for ( const [ name, path ] of [
		[ 'status', 'status' ],
		[ 'statement', 'statement' ],
	] ) {
		const times = await series( world, {
			path: `/wp-json/wc-pedal/v1/${ path }`,
			init,
			status: 200,
		} );
		figures.push(
			figure( 'The board', `${ name }, ${ rows }`, cost( times ) )
		);
	}
	return figures;
}

const post = (
	body: string,
	headers: Record< string, string > = {}
): RequestInit => ( {
	method: 'POST',
	headers: { 'Content-Type': 'application/json', ...headers },
	body,
} );

/** Forged calls are answered 429 once they are a flood, which is the cheap end of it; the dear one is the first twenty a minute. */
export async function doorbell( world: World ): Promise< Figure[] > {
	const path = new URL( world.hook ).pathname;
	const empty = await series( world, {
		path: '/wp-json/wp/v2/nothing',
		init: post( '{}', { 'X-Bench': 'off' } ),
		status: 404,
	} );
	const forged = [];
	for ( let count = 0; count < TIMES; count++ ) {
		forged.push(
			await timed( world, {
				path,
				init: post( '{"data":{}}', {
					'X-CoopCycle-Signature':
						randomBytes( 32 ).toString( 'base64' ),
				} ),
				status: 401,
			} )
		);
	}
	const figures = [
		figure( 'The doorbell', 'a forged call', cost( forged ), {
			without: `${ cost( empty ) } (a REST call that finds nothing)`,
			target: 'p95 ≤ 1.5 times that',
			kept: p95( forged ) <= 1.5 * p95( empty ),
		} ),
	];
	for ( const [ size, bytes, target ] of [
		[ '65 537 bytes', 65_537, 40 ],
		[ '10 MB', 10_485_760, null ],
	] as const ) {
		const body = 'x'.repeat( bytes );
		const without = await series( world, {
			path: '/wp-json/wp/v2/nothing',
			init: post( body, { 'X-Bench': 'off' } ),
			status: 404,
		} );
		const times = await series( world, {
			path,
			init: post( body ),
			status: 413,
		} );
		figures.push(
			figure( 'The doorbell', `a body of ${ size }`, cost( times ), {
				without: `${ cost( without ) } (WordPress, which reads it)`,
				target: target ? `p95 ≤ ${ target } ms` : '',
				kept: target ? p95( times ) <= target : null,
			} )
		);
	}
	return figures;
}
