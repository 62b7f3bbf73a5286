/**
 * src/contract/rest.d.ts and docs/reference/rest.md say what the PHP schemas say.
 * @jest-environment node
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join( __dirname, '../..' );

test( 'the contract is fresh (else: npm run contract)', () => {
	const { status, stderr } = spawnSync(
		process.execPath,
		[ '--import', 'tsx', 'bin/contract.ts', '--check' ],
		{ cwd: ROOT, encoding: 'utf8' }
	);
	expect( status === 0 ? '' : stderr ).toBe( '' );
	expect( status ).toBe( 0 );
}, 60_000 );
