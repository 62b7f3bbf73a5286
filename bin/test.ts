/**
 * Command: runs every ring of tests that this machine can run. npm test -- [--ring=<name>] [--strict] [--list]
 */
import { parseArgs } from 'node:util';
import { main, PlainError } from './lab/plain-error.ts';
import { rings } from './rings/all.ts';
import { closingLine, sum, type Ring } from './rings/ring.ts';
import { runRings } from './rings/run.ts';

const USAGE = 'Usage: npm test -- [--ring=<name>] [--strict] [--list]';

function parse() {
	try {
		return parseArgs( {
			options: {
				ring: { type: 'string', multiple: true },
				strict: { type: 'boolean', default: false },
				list: { type: 'boolean', default: false },
			},
		} ).values;
	} catch ( error ) {
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n${ USAGE }`,
			2
		);
	}
}

function select( wanted: string[] | undefined ): Ring[] {
	const picks =
		( wish: string ) =>
		( { name }: Ring ) =>
			name === wish || name.startsWith( `${ wish }-` );
	const unknown = ( wanted ?? [] ).filter(
		( wish ) => ! rings.some( picks( wish ) )
	);
	if ( unknown.length > 0 ) {
		const names = rings.map( ( { name } ) => name ).join( ', ' );
		throw new PlainError(
			`There is no ring ${ unknown.join( ', ' ) }; there are ${ names }.`,
			2
		);
	}
	return wanted
		? rings.filter( ( ring ) =>
				wanted.some( ( wish ) => picks( wish )( ring ) )
			)
		: rings;
}

const say = ( text: string ) => void process.stdout.write( `${ text }\n` );

void main( async () => {
	const { ring, strict, list } = parse();
	const chosen = select( ring );
	if ( list ) {
		chosen.forEach( ( { name, title } ) =>
			say( `${ name.padEnd( 26 ) }${ title }` )
		);
		return 0;
	}
	const total = sum( await runRings( chosen, { strict, say } ) );
	say( `\n${ closingLine( total ) }` );
	return total.failed > 0 ? 1 : 0;
} );
