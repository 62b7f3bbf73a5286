/**
 * wp-env's two runtimes: which one can run here, and where each finds this machine.
 */
import { PlainError } from '../plain-error.ts';
import { run } from '../processes.ts';

export type Runtime = 'docker' | 'playground';

export async function chooseRuntime(
	wanted: string | undefined
): Promise< Runtime > {
	if ( wanted === 'docker' || wanted === 'playground' ) {
		return wanted;
	}
	if ( wanted ) {
		throw new PlainError(
			`--runtime is "${ wanted }"; it can be docker or playground.`,
			2
		);
	}
	const probe = await run( 'docker', [ 'info' ], {
		timeoutMs: 10_000,
	} ).catch( () => null );
	return probe?.code === 0 ? 'docker' : 'playground';
}

/**
 * Where the platform has to listen. A container on Linux reaches this machine only through Docker's bridge; on other systems, and from Playground, it reaches loopback.
 */
export async function platformHost( runtime: Runtime ): Promise< string > {
	if ( runtime !== 'docker' || process.platform !== 'linux' ) {
		return '127.0.0.1';
	}
	const format = '{{(index .IPAM.Config 0).Gateway}}';
	const { stdout } = await run( 'docker', [
		'network',
		'inspect',
		'bridge',
		'--format',
		format,
	] );
	return stdout.trim() || '127.0.0.1';
}
