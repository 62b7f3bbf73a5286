/**
 * A browser that keeps its cookies and gives up at once when the shop fails: what became of the order is for the ledger check to find out.
 */

export class Visitor {
	private readonly cookies = new Map< string, string >();

	constructor(
		private readonly url: string,
		private readonly headers: Record< string, string > = {}
	) {}

	async form(
		path: string,
		fields?: Record< string, string >
	): Promise< string > {
		const response = await this.send( path, {
			method: fields ? 'POST' : 'GET',
			...( fields && { body: new URLSearchParams( fields ) } ),
		} );
		return response.text();
	}

	async json(
		method: string,
		path: string,
		body?: unknown
	): Promise< unknown > {
		const response = await this.send( path, {
			method,
			headers: { 'Content-Type': 'application/json' },
			...( body !== undefined && { body: JSON.stringify( body ) } ),
		} );
		const token = response.headers.get( 'Cart-Token' );
		if ( token ) {
			this.headers[ 'Cart-Token' ] = token;
		}
		return response.json();
	}

	private async send( path: string, init: RequestInit ): Promise< Response > {
		const response = await fetch( this.url + path, {
			...init,
			redirect: 'manual',
			signal: AbortSignal.timeout( 60_000 ),
			headers: {
				...this.headers,
				...( init.headers as Record< string, string > | undefined ),
				Cookie: [ ...this.cookies ]
					.map( ( pair ) => pair.join( '=' ) )
					.join( '; ' ),
			},
		} );
		if ( response.status >= 400 ) {
			throw new Error(
				`${ path }: ${ response.status } ${ ( await response.text() ).slice( 0, 300 ) }`
			);
		}
		for ( const cookie of response.headers.getSetCookie() ) {
			const [ pair = '' ] = cookie.split( ';' );
			const at = pair.indexOf( '=' );
			this.cookies.set( pair.slice( 0, at ), pair.slice( at + 1 ) );
		}
		return response;
	}
}
