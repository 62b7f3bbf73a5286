/**
 * Loads PHP compiled to WebAssembly, seeing this machine's files at their own paths.
 */
import {
	FileLockManagerForPosix,
	FileLockManagerForWindows,
	loadNodeRuntime,
	useHostFilesystem,
} from '@php-wasm/node';
import {
	PHP,
	setPhpIniEntries,
	type SupportedPHPVersion,
} from '@php-wasm/universal';
import { PlainError } from './plain-error.ts';
import { WASM_VERSIONS } from './php.ts';

const SETTINGS = {
	memory_limit: '512M',
	max_execution_time: '0',
	display_errors: '0',
	log_errors: '1',
	'date.timezone': 'UTC',
	allow_url_fopen: '1',
	disable_functions: '',
};

const isKnown = ( version: string ): version is SupportedPHPVersion =>
	WASM_VERSIONS.includes( version );

const locks =
	process.platform === 'win32'
		? new FileLockManagerForWindows()
		: new FileLockManagerForPosix();

/** Each instance needs a number of its own, or their file locks count as one holder's. */
export async function loadPhp(
	version: string,
	processId: number,
	settings: Record< string, string > = {}
): Promise< PHP > {
	if ( ! isKnown( version ) ) {
		throw new PlainError(
			`There is no PHP ${ version } for WebAssembly here; there are ${ WASM_VERSIONS.join(
				', '
			) }.`
		);
	}
	const php = new PHP(
		await loadNodeRuntime( version, {
			followSymlinks: true,
			fileLockManager: locks,
			emscriptenOptions: { processId },
		} )
	);
	setPhpIniEntries( php, { ...SETTINGS, ...settings } );
	useHostFilesystem( php );
	return php;
}
