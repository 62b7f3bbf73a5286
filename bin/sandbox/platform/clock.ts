/**
 * The instance's clock: real time unless somebody moved or stopped it.
 */

interface Timer {
	due: number;
	run: () => void;
	handle: NodeJS.Timeout;
}

export class Clock {
	private offset = 0;
	private stoppedAt: number | null = null;
	private readonly timers = new Set< Timer >();

	constructor( start?: number ) {
		if ( start !== undefined ) {
			this.set( start );
		}
	}

	now(): number {
		return this.stoppedAt ?? Date.now() + this.offset;
	}

	get frozen(): boolean {
		return this.stoppedAt !== null;
	}

	set( time: number ): void {
		this.offset = time - Date.now();
		if ( this.stoppedAt !== null ) {
			this.stoppedAt = time;
		}
		this.runDue();
	}

	freeze( frozen: boolean ): void {
		if ( frozen ) {
			this.stoppedAt = this.now();
		} else if ( this.stoppedAt !== null ) {
			this.offset = this.stoppedAt - Date.now();
			this.stoppedAt = null;
		}
	}

	useRealTime(): void {
		this.stoppedAt = null;
		this.offset = 0;
		this.runDue();
	}

	/**
	 * Runs something once that much time has passed, by real time or because
	 * the clock was moved ahead, whichever comes first: a test that jumps an
	 * hour does not wait, and a stopped clock holds nothing up for ever.
	 */
	after( milliseconds: number, run: () => void ): () => void {
		const timer: Timer = {
			due: this.now() + milliseconds,
			run,
			handle: setTimeout( () => this.fire( timer ), milliseconds ),
		};
		this.timers.add( timer );
		return () => this.cancel( timer );
	}

	cancelAll(): void {
		for ( const timer of [ ...this.timers ] ) {
			this.cancel( timer );
		}
	}

	private runDue(): void {
		const now = this.now();
		for ( const timer of [ ...this.timers ] ) {
			if ( timer.due <= now ) {
				this.fire( timer );
			}
		}
	}

	private fire( timer: Timer ): void {
		if ( this.timers.has( timer ) ) {
			this.cancel( timer );
			timer.run();
		}
	}

	private cancel( timer: Timer ): void {
		clearTimeout( timer.handle );
		this.timers.delete( timer );
	}
}
