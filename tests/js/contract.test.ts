/**
 * src/contract/rest.d.ts and docs/reference say what the PHP says.
 * @jest-environment node
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join( __dirname, '../..' );

test.each( [ 'contract', 'hooks-reference' ] )(
	'what bin/%s.ts writes is fresh',
	( script ) => {
		const { status, stderr } = spawnSync(
			process.execPath,
			[ '--import', 'tsx', `bin/${ script }.ts`, '--check' ],
			{ cwd: ROOT, encoding: 'utf8' }
		);
		expect( status === 0 ? '' : stderr ).toBe( '' );
		expect( status ).toBe( 0 );
	},
	60_000
);
