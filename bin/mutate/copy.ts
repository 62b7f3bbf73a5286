/**
 * A copy of the plugin and its PHP tests to do harm to; the checkout is never touched.
 */
import {
	cpSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { inRoot, inState } from '../lab/paths.ts';
import { mutated, type Edit } from './mutation.ts';

const SOURCE = 'plugin/src';

export class Copy {
	readonly folder: string;
	private readonly spoiled = new Map< string, string >();

	constructor( name: string ) {
		this.folder = inState( 'mutate', name );
		rmSync( this.folder, { recursive: true, force: true } );
		mkdirSync( join( this.folder, 'tests' ), { recursive: true } );
		for ( const part of [ 'plugin', 'tests/php', 'tests/cases' ] ) {
			cpSync( inRoot( part ), join( this.folder, part ), {
				recursive: true,
				filter: ( from ) => basename( from ) !== 'vendor',
			} );
		}
	}

	/** False, and nothing is changed, when a text that should be changed is not there any more. */
	spoil( edits: Edit[] ): boolean {
		for ( const edit of edits ) {
			const file = join( this.folder, SOURCE, edit.file );
			const text = readFileSync( file, 'utf8' );
			const after = mutated( text, edit );
			if ( after === null ) {
				this.restore();
				return false;
			}
			this.write( file, text, after );
		}
		return true;
	}

	write( file: string, before: string, after: string ): void {
		if ( ! this.spoiled.has( file ) ) {
			this.spoiled.set( file, before );
		}
		writeFileSync( file, after );
	}

	restore(): void {
		this.spoiled.forEach( ( text, file ) => writeFileSync( file, text ) );
		this.spoiled.clear();
	}
}
