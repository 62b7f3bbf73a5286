/**
 * What `npm start` can be asked for.
 */
import { parseArgs } from 'node:util';
import { PlainError } from './plain-error.ts';

export const USAGE = `Usage: npm start -- [options]
	--engine=host|wasm|wp-env   host: this machine's PHP; wasm: Node alone; wp-env: Docker or Playground
	--runtime=docker|playground only for wp-env
	--once                      tell the story, print one JSON line, stop
	--fresh                     begin anew, with an empty shop and platform
	--classic                   order through the classic checkout instead of the block checkout
	--hpos=on|off               high-performance order storage
	--no-build                  keep the admin pages and blocks as last built
	--wp=6.9 --woo=9.9.5        versions
	--timeout=180               seconds to wait for each stage`;

export function parse() {
	try {
		const { values } = parseArgs( {
			options: {
				engine: { type: 'string' },
				runtime: { type: 'string' },
				once: { type: 'boolean', default: false },
				fresh: { type: 'boolean', default: false },
				'no-build': { type: 'boolean', default: false },
				classic: { type: 'boolean', default: false },
				hpos: { type: 'string' },
				wp: { type: 'string' },
				woo: { type: 'string' },
				timeout: { type: 'string', default: '180' },
				help: { type: 'boolean', default: false },
			},
		} );
		return values;
	} catch ( error ) {
		throw new PlainError(
			`${ error instanceof Error ? error.message : error }\n${ USAGE }`,
			2
		);
	}
}

export type Wanted = ReturnType< typeof parse >;

export function check( { hpos, timeout }: Wanted ): void {
	if ( hpos !== undefined && hpos !== 'on' && hpos !== 'off' ) {
		throw new PlainError(
			`--hpos is "${ hpos }"; it can be on or off.`,
			2
		);
	}
	if ( ! ( Number( timeout ) > 0 ) ) {
		throw new PlainError(
			`--timeout is "${ timeout }"; it has to be a number of seconds.`,
			2
		);
	}
}
