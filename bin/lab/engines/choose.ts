/**
 * Which engine a start uses.
 */
import { PlainError } from '../plain-error.ts';
import type { Engine } from './engine.ts';
import { host } from './host.ts';
import { wasm } from './wasm.ts';
import { wpEnvEngine } from './wp-env.ts';

export const ENGINES: Engine[] = [ host, wasm, wpEnvEngine ];

/** The one asked for, or the first that can run here: this machine's PHP, else WebAssembly. */
export async function chooseEngine(
	wanted: string | undefined,
	say: ( line: string ) => void,
	engines = ENGINES
): Promise< Engine > {
	const names = engines.map( ( { name } ) => name ).join( ', ' );
	if ( wanted ) {
		const engine = engines.find( ( { name } ) => name === wanted );
		if ( ! engine ) {
			throw new PlainError(
				`There is no engine "${ wanted }"; there are ${ names }.`,
				2
			);
		}
		const why = await engine.missing();
		if ( why ) {
			throw new PlainError(
				`The engine ${ wanted } cannot run here: ${ why }. Try another of ${ names }.`
			);
		}
		return engine;
	}
	for ( const engine of engines ) {
		const why = await engine.missing();
		if ( ! why ) {
			return engine;
		}
		say( `Not the engine ${ engine.name }: ${ why }.` );
	}
	throw new PlainError( 'No engine can run here.' );
}
