/**
 * 13.7: the store's list of deliveries, traps included.
 */
import {
	Client,
	client,
	closeAll,
	control,
	minimal,
	sandbox,
	type Json,
} from './support.ts';
import type { Sandbox } from '../../bin/sandbox/index.ts';

let box: Sandbox;
let shop: Client;
let ids: number[] = [];

/** Forty deliveries, a minute apart, with deadlines an hour apart, the latest first. */
beforeAll( async () => {
	box = await sandbox();
	shop = await client( box );
	for ( let index = 0; index < 40; index++ ) {
		const hour = new Date(
			Date.UTC( 2026, 8, 16, 12 - index )
		).toISOString();
		const { id } = await shop.make( {
			before: hour,
			metadata: { external_system_id: `wc-${ index }` },
		} );
		ids = [ ...ids, id ];
		await control( box, 'PUT', '/clock', { advance: 60 } );
	}
	await ( await client( box, 1 ) ).make();
} );
afterAll( closeAll );

const list = async ( query = '' ): Promise< Json > => {
	const answer = await shop.get( `/api/stores/31/deliveries${ query }` );
	return { status: answer.status, ...answer.json };
};
const idsOf = ( page: Json ): number[] =>
	page[ 'hydra:member' ].map( ( { id }: Json ) => id );
const encode = ( name: string, value: string ): string =>
	`?${ encodeURIComponent( name ) }=${ encodeURIComponent( value ) }`;

describe( '13.7 list', () => {
	test( "ids ascending, thirty rows, only the own store's, all counted", async () => {
		const page = await list();
		expect( page ).toMatchObject( {
			'@context': '/api/contexts/Delivery',
			'@id': '/api/stores/31/deliveries',
			'@type': 'hydra:Collection',
			'hydra:totalItems': 40,
			'hydra:view': { '@type': 'hydra:PartialCollectionView' },
			'hydra:search': { '@type': 'hydra:IriTemplate' },
		} );
		expect( idsOf( page ) ).toEqual( ids.slice( 0, 30 ) );
	} );

	test( 'a row has the keys of a read, without @context', async () => {
		const [ row ] = ( await list() )[ 'hydra:member' ];
		const { '@context': _context, ...item } = (
			await shop.get( row[ '@id' ] )
		).json;
		expect( row ).toEqual( item );
	} );

	test.each( [
		[ 'createdAt', 'desc', (): number[] => [ ...ids ].reverse() ],
		[ 'createdAt', 'asc', (): number[] => ids ],
		[ 'dropoff.before', 'desc', (): number[] => ids ],
		[ 'dropoff.before', 'asc', (): number[] => [ ...ids ].reverse() ],
	] )( 'order[%s]=%s', async ( key, direction, expected ) => {
		expect(
			idsOf( await list( encode( `order[${ key }]`, direction ) ) )
		).toEqual( expected().slice( 0, 30 ) );
	} );

	test( 'an order nobody knows changes nothing', async () => {
		expect(
			idsOf( await list( encode( 'order[name]', 'desc' ) ) )
		).toEqual( ids.slice( 0, 30 ) );
	} );

	test( 'date filters compare local digits: an offset is ignored', async () => {
		const noon = await list(
			encode( 'dropoff.before[after]', '2026-09-16 12:00:00' )
		);
		expect( idsOf( noon ) ).toEqual( ids.slice( 0, 3 ) );
		const zulu = await list(
			encode( 'dropoff.before[after]', '2026-09-16T12:00:00Z' )
		);
		expect( idsOf( zulu ) ).toEqual( ids.slice( 0, 3 ) );
	} );

	test( 'before and after include their limit, the strict ones do not', async () => {
		const found = async ( operator: string ): Promise< number > =>
			(
				await list(
					encode(
						`dropoff.before[${ operator }]`,
						'2026-09-16 14:00:00'
					)
				)
			)[ 'hydra:totalItems' ];
		expect( await found( 'before' ) ).toBe( 40 );
		expect( await found( 'strictly_before' ) ).toBe( 39 );
		expect( await found( 'after' ) ).toBe( 1 );
		expect( await found( 'strictly_after' ) ).toBe( 0 );
	} );

	test( 'a window and an order together: the look-up of a careful client', async () => {
		const query = [
			[ 'dropoff.before[after]', '2026-09-16 00:00:00' ],
			[ 'dropoff.before[before]', '2026-09-16 23:59:59' ],
			[ 'order[createdAt]', 'desc' ],
		]
			.map(
				( [ name = '', value = '' ] ) =>
					`${ encodeURIComponent( name ) }=${ encodeURIComponent( value ) }`
			)
			.join( '&' );
		const page = await list( `?${ query }` );
		expect( idsOf( page ) ).toEqual( ids.slice( 0, 15 ).reverse() );
		expect(
			page[ 'hydra:member' ][ 0 ].dropoff.metadata.external_system_id
		).toBe( 'wc-14' );
	} );

	test( 'pickup filters look at pickups', async () => {
		const page = await list(
			encode( 'pickup.before[strictly_before]', '2026-09-15 00:00:00' )
		);
		expect( page[ 'hydra:totalItems' ] ).toBeGreaterThan( 0 );
		for ( const row of page[ 'hydra:member' ] ) {
			expect( row.pickup.before < '2026-09-15T00:00:00' ).toBe( true );
		}
	} );

	test.each( [
		'page=2',
		'itemsPerPage=50',
		'groups=delivery',
		'order=desc',
		'anything=',
	] )( 'a scalar parameter is a 500: ?%s', async ( query ) => {
		expect( ( await list( `?${ query }` ) ).status ).toBe( 500 );
	} );

	test( 'a filter value that is no date is a 500', async () => {
		expect(
			( await list( encode( 'dropoff.before[after]', 'tomorrow' ) ) )
				.status
		).toBe( 500 );
	} );

	test( 'cancelled deliveries stay in the list', async () => {
		const { id } = (
			await shop.create( minimal( { before: '2027-01-01 12:00' } ) )
		).json;
		await shop.call( 'DELETE', `/api/deliveries/${ id }` );
		const page = await list(
			encode( 'dropoff.before[after]', '2026-12-31 00:00:00' )
		);
		expect( page[ 'hydra:member' ][ 0 ].dropoff.status ).toBe(
			'CANCELLED'
		);
	} );
} );
