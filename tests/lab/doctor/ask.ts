/**
 * Calls the shop's REST past every proxy, as somebody who sits at the server.
 */
import { request } from 'node:http';

export function ask(
	port: number,
	path: string,
	method: string,
	headers: Record< string, string >,
	body?: object
): Promise< unknown > {
	return new Promise( ( resolve, reject ) => {
		const outgoing = request(
			{ host: '127.0.0.1', port, path, method, headers },
			( answer ) => {
				let text = '';
				answer.setEncoding( 'utf8' );
				answer.on( 'data', ( part: string ) => ( text += part ) );
				answer.on( 'end', () => {
					try {
						resolve( JSON.parse( text ) );
					} catch {
						reject(
							new Error(
								`${ method } ${ path }: ${ answer.statusCode } ${ text.slice( 0, 400 ) }`
							)
						);
					}
				} );
			}
		);
		outgoing.on( 'error', reject );
		outgoing.end( body ? JSON.stringify( body ) : undefined );
	} );
}
