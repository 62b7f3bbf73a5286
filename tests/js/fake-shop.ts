/**
 * The shop's REST as the screens meet it: answers by verb and path, and a memory of what was asked.
 */
import type { APIFetchOptions } from '@wordpress/api-fetch';

export class FakeResponse {
	readonly headers: { get: ( name: string ) => string | null };

	constructor(
		private readonly body: unknown,
		readonly status = 200,
		headers: Record< string, string > = {}
	) {
		this.headers = { get: ( name ) => headers[ name ] ?? null };
	}

	async json(): Promise< unknown > {
		if ( this.body === FakeResponse.HTML ) {
			throw new SyntaxError( 'Unexpected token <' );
		}
		return structuredClone( this.body );
	}

	/** A page of a host's instead of data. */
	static readonly HTML = Symbol( 'html' );
}

export interface Asked {
	verb: string;
	path: string;
	query: URLSearchParams;
	data: Record< string, unknown >;
}

export type Answer = ( asked: Asked ) => unknown;

/** A no of the shop's, as plugin/src/Rest/ProblemAnswer.php says it. */
export const no = ( status: number, code: string, data: object = {} ) =>
	new FakeResponse(
		{ code, message: `no: ${ code }`, data: { status, ...data } },
		status
	);

/** A page of a collection. */
export const page = ( items: unknown[], total = items.length ) =>
	new FakeResponse( items, 200, {
		'X-WP-Total': String( total ),
		'X-WP-TotalPages': String( Math.ceil( total / 25 ) ),
	} );

export const versioned = ( body: unknown, version: string ) =>
	new FakeResponse( body, 200, { ETag: version } );

class FakeShop {
	readonly asked: Asked[] = [];
	private answers = new Map< string, Answer >();

	/** Later answers replace earlier ones. `{id}` stands for a number. */
	on( route: string, answer: Answer | object ): this {
		this.answers.set(
			route,
			typeof answer === 'function' ? ( answer as Answer ) : () => answer
		);
		return this;
	}

	forget(): void {
		this.answers.clear();
		this.asked.length = 0;
	}

	/** What was sent to a route so far. */
	sent( route: string ): Array< Record< string, unknown > > {
		return this.asked
			.filter( ( asked ) => routeOf( asked ) === route )
			.map( ( { data } ) => data );
	}

	async answer( options: APIFetchOptions ): Promise< unknown > {
		const [ path = '', query = '' ] = ( options.path ?? '' )
			.replace( '/wc-pedal/v1/', '' )
			.split( '?' );
		const asked: Asked = {
			verb: options.method ?? 'GET',
			path,
			query: new URLSearchParams( query ),
			data: structuredClone( options.data ?? {} ) as Asked[ 'data' ],
		};
		this.asked.push( asked );
		const answer = this.answers.get( routeOf( asked ) );
		if ( ! answer ) {
			throw new Error(
				`The test has no answer for ${ routeOf( asked ) }.`
			);
		}
		const body = await answer( asked );
		const response =
			body instanceof FakeResponse ? body : new FakeResponse( body );
		if ( response.status >= 400 ) {
			throw response;
		}
		return options.parse === false ? response : response.json();
	}
}

const routeOf = ( { verb, path }: Pick< Asked, 'verb' | 'path' > ) =>
	`${ verb } ${ path.replace( /\/\d+/g, '/{id}' ) }`;

export const shop = new FakeShop();
