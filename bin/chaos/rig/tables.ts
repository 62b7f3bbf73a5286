/**
 * Reads the shop's database as JSON, past the plugin and past WordPress.
 */
import type { MariaDb } from '../../lab/mariadb.ts';
import { DATABASE } from './shop-site.ts';

const ESCAPES: Record< string, string > = { n: '\n', t: '\t', 0: '\0' };

/** The client escapes what would break its lines. */
const unescape = ( line: string ): string =>
	line.replace(
		/\\(.)/g,
		( _, letter: string ) => ESCAPES[ letter ] ?? letter
	);

export class Tables {
	constructor( private readonly database: MariaDb ) {}

	run( statement: string ): Promise< string > {
		return this.database.sql( `USE ${ DATABASE }; ${ statement }` );
	}

	/** Rows of plain columns, or of expressions by name; numbers stay numbers. */
	async read< T >(
		columns: readonly string[] | Readonly< Record< string, string > >,
		rest: string
	): Promise< T[] > {
		const named = Array.isArray( columns )
			? columns.map( ( column: string ) => [ column, column ] )
			: Object.entries( columns );
		const pairs = named.map(
			( [ name, expression ] ) => `'${ name }', ${ expression }`
		);
		const text = await this.run(
			`SELECT JSON_OBJECT(${ pairs.join( ', ' ) }) ${ rest }`
		);
		return text
			.split( '\n' )
			.filter( Boolean )
			.map( ( line ) => JSON.parse( unescape( line ) ) as T );
	}

	async number( query: string ): Promise< number > {
		return Number( ( await this.run( query ) ).trim() );
	}
}
