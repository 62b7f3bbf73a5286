/**
 * Timers that can all be ended at once.
 */

export class Timers {
	private readonly pending = new Set< NodeJS.Timeout >();

	get size(): number {
		return this.pending.size;
	}

	later( seconds: number, run: () => void ): void {
		const timer = setTimeout( () => {
			this.pending.delete( timer );
			run();
		}, seconds * 1000 );
		this.pending.add( timer );
	}

	clear(): void {
		this.pending.forEach( clearTimeout );
		this.pending.clear();
	}
}
