/**
 * Reads the fields of a control request; anything wrong is a 400 that names its field.
 */

export class BadInput extends Error {
	constructor(
		readonly field: string,
		problem: string,
		readonly status = 400
	) {
		super( `${ field }: ${ problem }` );
	}
}

interface Limits {
	min?: number;
	max?: number;
}

export class Fields {
	private readonly known = new Set< string >();

	private constructor(
		private readonly values: Record< string, unknown >,
		private readonly prefix: string
	) {}

	static of( value: unknown, prefix = '' ): Fields {
		if (
			typeof value !== 'object' ||
			value === null ||
			Array.isArray( value )
		) {
			throw new BadInput( prefix || 'body', 'has to be a JSON object' );
		}
		return new Fields( value as Record< string, unknown >, prefix );
	}

	/** Nobody misspells a field without being told. */
	done(): void {
		const extra = Object.keys( this.values ).find(
			( name ) => ! this.known.has( name )
		);
		if ( extra !== undefined ) {
			const names = [ ...this.known ].join( ', ' ) || 'none';
			throw new BadInput(
				this.name( extra ),
				`is not a field here; known are: ${ names }`
			);
		}
	}

	has( name: string ): boolean {
		return ( this.raw( name ) ?? null ) !== null;
	}

	raw( name: string ): unknown {
		this.known.add( name );
		return this.values[ name ];
	}

	name( name: string ): string {
		return this.prefix ? `${ this.prefix }.${ name }` : name;
	}

	number(
		name: string,
		{ min = -Infinity, max = Infinity }: Limits = {}
	): number | undefined {
		const value = this.raw( name );
		if ( value === undefined || value === null ) {
			return undefined;
		}
		if (
			typeof value !== 'number' ||
			! Number.isFinite( value ) ||
			value < min ||
			value > max
		) {
			const range =
				Number.isFinite( min ) && Number.isFinite( max )
					? ` from ${ min } to ${ max }`
					: '';
			throw new BadInput(
				this.name( name ),
				`has to be a number${ range }`
			);
		}
		return value;
	}

	integer( name: string, limits: Limits = {} ): number | undefined {
		const value = this.number( name, limits );
		if ( value !== undefined && ! Number.isInteger( value ) ) {
			throw new BadInput( this.name( name ), 'has to be a whole number' );
		}
		return value;
	}

	text( name: string, maxLength = 10_000 ): string | undefined {
		const value = this.raw( name );
		if ( value === undefined || value === null ) {
			return undefined;
		}
		if ( typeof value !== 'string' || value.length > maxLength ) {
			throw new BadInput(
				this.name( name ),
				`has to be text of at most ${ maxLength } characters`
			);
		}
		return value;
	}

	flag( name: string ): boolean | undefined {
		const value = this.raw( name );
		if ( value === undefined || value === null ) {
			return undefined;
		}
		if ( typeof value !== 'boolean' ) {
			throw new BadInput( this.name( name ), 'has to be true or false' );
		}
		return value;
	}

	choice< T extends string >(
		name: string,
		choices: readonly T[]
	): T | undefined {
		const value = this.text( name );
		if ( value !== undefined && ! choices.includes( value as T ) ) {
			throw new BadInput(
				this.name( name ),
				`has to be one of: ${ choices.join( ', ' ) }`
			);
		}
		return value as T | undefined;
	}

	/** A list, or one value that stands for a list of one. */
	list( name: string ): unknown[] | undefined {
		const value = this.raw( name );
		if ( value === undefined || value === null ) {
			return undefined;
		}
		return Array.isArray( value ) ? value : [ value ];
	}

	texts( name: string ): string[] | undefined {
		return this.list( name )?.map( ( item ) => {
			if ( typeof item !== 'string' ) {
				throw new BadInput(
					this.name( name ),
					'has to be a list of texts'
				);
			}
			return item;
		} );
	}

	integers( name: string, { min = 0 }: Limits = {} ): number[] | undefined {
		return this.list( name )?.map( ( item ) => {
			if ( ! Number.isInteger( item ) || ( item as number ) < min ) {
				throw new BadInput(
					this.name( name ),
					`has to be whole numbers from ${ min }`
				);
			}
			return item as number;
		} );
	}

	required< T >( name: string, value: T | undefined ): T {
		if ( value === undefined ) {
			throw new BadInput( this.name( name ), 'is missing' );
		}
		return value;
	}
}
