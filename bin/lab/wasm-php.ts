/**
 * Command: a php command line on WebAssembly. node --import tsx bin/lab/wasm-php.ts <version> <script> [arguments]
 */
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { main, PlainError } from './plain-error.ts';
import { loadPhp } from './wasm-runtime.ts';

async function pour(
	from: ReadableStream< Uint8Array >,
	into: NodeJS.WriteStream
): Promise< void > {
	for await ( const part of Readable.fromWeb( from as WebStream ) ) {
		into.write( part );
	}
}

void main( async () => {
	const [ version, ...args ] = process.argv.slice( 2 );
	if ( ! version || args.length === 0 ) {
		throw new PlainError( 'Usage: wasm-php.ts <version> <script> …', 2 );
	}
	const php = await loadPhp( version, process.pid, { display_errors: '1' } );
	const answer = await php.cli( [ 'php', ...args ] );
	await Promise.all( [
		pour( answer.stdout, process.stdout ),
		pour( answer.stderr, process.stderr ),
	] );
	// The runtime keeps handles open, so that Node would never end by itself.
	process.exit( await answer.exitCode );
} );
