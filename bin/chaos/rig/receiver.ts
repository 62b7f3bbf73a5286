/**
 * What a shop without Pedal has behind WooCommerce's webhooks: a small program that books each paid order once, as far as it knows, and answers what the platform answered.
 */
import { createServer, type Server } from 'node:http';
import { asJson, asList, asText, type Json } from '../../lab/json.ts';
import type { ChaosPlatform } from './platform.ts';

const PAID = [ 'processing', 'completed' ];

function deliveryOf( order: Json, windows: string[] ): Json {
	const to = asJson( order.shipping );
	const name = ( key: string ) => asText( to[ key ] );
	const slot = asList( order.meta_data ).find(
		( { key } ) => key === '_pedal_slot'
	);
	return {
		pickup: { comments: `Order ${ asText( order.id ) }` },
		dropoff: {
			address: {
				streetAddress: `${ name( 'address_1' ) }, ${ name( 'postcode' ) } ${ name( 'city' ) }, France`,
				contactName: `${ name( 'first_name' ) } ${ name( 'last_name' ) }`,
			},
			timeSlot: asText( asJson( slot?.value ).value ) || windows[ 0 ],
			comments: asText( order.customer_note ),
		},
	};
}

export class Receiver {
	readonly url: string;
	/** Webhooks that arrived. */
	calls = 0;
	private readonly booked = new Set< string >();
	private readonly server: Server;

	constructor(
		private readonly platform: ChaosPlatform,
		private readonly port: number,
		private readonly windows: string[]
	) {
		this.url = `http://127.0.0.1:${ port }/`;
		this.server = createServer( ( incoming, response ) => {
			let text = '';
			incoming
				.setEncoding( 'utf8' )
				.on( 'data', ( part: string ) => ( text += part ) )
				.on( 'end', () =>
					this.take( text ).then(
						( status ) => response.writeHead( status ).end(),
						() => response.destroy()
					)
				);
		} );
	}

	open(): Promise< void > {
		return new Promise( ( resolve ) =>
			this.server.listen( this.port, '127.0.0.1', () => resolve() )
		);
	}

	private async take( text: string ): Promise< number > {
		this.calls++;
		// WooCommerce's first call is a form, to see whether anybody is there.
		const order = text.startsWith( '{' )
			? asJson( JSON.parse( text ) )
			: {};
		const id = asText( order.id );
		const isOurs = asList( order.shipping_lines ).some(
			( { method_id: method } ) => method === 'pedal_delivery'
		);
		if (
			! PAID.includes( asText( order.status ) ) ||
			! isOurs ||
			this.booked.has( id )
		) {
			return 200;
		}
		const answer = await fetch( `${ this.platform.url }/api/deliveries`, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/ld+json',
				Authorization: `Bearer ${ await this.platform.token() }`,
			},
			body: JSON.stringify( deliveryOf( order, this.windows ) ),
			signal: AbortSignal.timeout( 2_000 ),
		} );
		await answer.arrayBuffer();
		if ( answer.ok ) {
			this.booked.add( id );
		}
		return answer.status;
	}

	close(): Promise< void > {
		this.server.closeAllConnections();
		return new Promise( ( resolve ) =>
			this.server.close( () => resolve() )
		);
	}
}
