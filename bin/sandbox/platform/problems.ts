/**
 * The ways the platform says no. How they look on the wire is the API's business.
 */

/** A general error: becomes a hydra:Error with this status. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		message: string,
		readonly extra: Record< string, unknown > = {}
	) {
		super( message );
	}
}

/** What the real server's uncaught exceptions look like outside debug mode. */
export class ServerError extends Problem {
	constructor( readonly reason: string ) {
		super( 500, 'Internal Server Error' );
	}
}

export interface Violation {
	propertyPath: string;
	message: string;
	code: string | null;
}

/** Symfony's constraint codes: stable, unlike the translated messages. */
export const CODES = {
	notBlank: 'c1051bb4-d103-4f74-8988-acbcafc7fdc3',
	expression: '6b3befbc-2f01-4ddf-be21-b57898905284',
	choice: '8e179f1b-97aa-4560-a02f-2a8b42e49df7',
	phone: 'ca23f4ca-38f4-4325-9bcc-eb570a4abe7f',
} as const;

/** Answered 400, never 422. */
export class Violations extends Error {
	constructor( readonly violations: readonly Violation[] ) {
		super(
			violations
				.map(
					( { propertyPath, message } ) =>
						`${ propertyPath }: ${ message }`
				)
				.join( '\n' )
		);
	}
}

/** False for what was thrown by mistake: a bug of the sandbox. */
export const isMeant = ( error: unknown ): error is Problem | Violations =>
	error instanceof Problem || error instanceof Violations;
