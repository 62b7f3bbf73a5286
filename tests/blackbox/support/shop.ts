/**
 * What a person outside can do to the shop: call it, run PHP in it, read its tables.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, inState } from '../../../bin/lab/paths.ts';
import type { Json } from '../../../bin/lab/json.ts';
import { DATABASE_FILE, LAB_FOLDER } from '../../../bin/lab/site-config.ts';
import { phpBinary } from '../../../bin/lab/php.ts';
import { run, type RunOptions } from '../../../bin/lab/processes.ts';
import type { Site } from './site.ts';

const MARK = '\nBLACKBOX ';
const script = ( name: string ) => inRoot( 'tests/blackbox/php', name );

/** Compiled once: booting WordPress is most of what these tests wait for. */
function php( args: string[], options?: RunOptions ) {
	const compiled = inState( 'opcache' );
	mkdirSync( compiled, { recursive: true } );
	const flags = [
		'memory_limit=1G',
		'opcache.enable_cli=1',
		'opcache.file_cache_only=1',
		`opcache.file_cache=${ compiled }`,
	].flatMap( ( flag ) => [ '-d', flag ] );
	return run( phpBinary(), [ ...flags, ...args ], options );
}

export type Row = Record< string, string | number | null >;

export class Shop {
	constructor(
		readonly url: string,
		readonly site: Site
	) {}

	/** A new PHP process that has loaded WordPress; `$a` holds the arguments. */
	async php< T = unknown >( code: string, args: Json = {} ): Promise< T > {
		const {
			code: exit,
			stdout,
			stderr,
		} = await php(
			[ script( 'run.php' ), this.site.dir, JSON.stringify( args ) ],
			{ input: code, timeoutMs: 60_000 }
		);
		const at = stdout.lastIndexOf( MARK );
		if ( exit !== 0 || at < 0 ) {
			throw new Error(
				`PHP ended with ${ exit }:\n${ stdout }${ stderr }`
			);
		}
		return JSON.parse( stdout.slice( at + MARK.length ) ) as T;
	}

	tick = (): Promise< unknown > =>
		this.php( "do_action( 'pedal_tick' ); return true;" );

	/** An order made in a process of its own, as a shop's code would. */
	order = ( wish: Json = {} ): Promise< number > =>
		this.php< number >( 'return bb_order( $a );', wish );

	async sql( query: string, ...values: unknown[] ): Promise< Row[] > {
		const { code, stdout, stderr } = await php( [
			script( 'sql.php' ),
			join( this.site.dir, DATABASE_FILE ),
			query,
			JSON.stringify( values ),
		] );
		if ( code !== 0 ) {
			throw new Error( `${ query }\n${ stdout }${ stderr }` );
		}
		return JSON.parse( stdout ) as Row[];
	}

	/** The newest row of an order. */
	async row( order: number ): Promise< Row > {
		const [ row ] = await this.sql(
			'SELECT * FROM wp_pedal_deliveries WHERE order_id = ? ORDER BY epoch DESC',
			order
		);
		return row ?? {};
	}

	/** What PHP complained about. */
	log(): string {
		const file = join( this.site.dir, LAB_FOLDER, 'debug.log' );
		return existsSync( file ) ? readFileSync( file, 'utf8' ) : '';
	}

	mails(): string[] {
		const file = join( this.site.dir, LAB_FOLDER, 'mail.jsonl' );
		return existsSync( file )
			? readFileSync( file, 'utf8' ).trim().split( '\n' )
			: [];
	}
}
