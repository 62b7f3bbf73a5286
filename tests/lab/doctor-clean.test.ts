/**
 * A clean shop raises nothing, wherever it lives.
 */
import { raised } from './doctor/raised';
import { Shop } from './doctor/shop';
import { missing } from './doctor/site';

const MINUTE = 60_000;

beforeAll( async () => {
	const why = await missing();
	if ( why ) {
		throw new Error( `No shop can be made here: ${ why }` );
	}
}, MINUTE );

const SHOPS = [
	{
		where: 'with high-performance order storage',
		path: '',
		name: 'hpos',
		hpos: true,
	},
	{ where: 'with orders as posts', path: '', name: 'posts', hpos: false },
	{ where: 'in a folder', path: '/shop', name: 'folder', subfolder: true },
	{
		where: 'as the second site of a network',
		path: '/two',
		name: 'network',
		network: true,
	},
];

it.each( SHOPS )(
	'$where',
	async ( { path, where, ...wish } ) => {
		const shop = await Shop.open( { port: 8780, ...wish } );
		try {
			expect( shop.home ).toBe( `http://127.0.0.1:8780${ path }` );
			expect( raised( await shop.doctor() ) ).toEqual( {} );
		} finally {
			await shop.close();
		}
	},
	3 * MINUTE
);
