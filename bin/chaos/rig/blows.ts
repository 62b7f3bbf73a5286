/**
 * What the shop's processes wrote down before they died or fell asleep at a crash point.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rig } from './rig.ts';

export interface Blow {
	what: 'killed' | 'frozen';
	point: string;
}

export function blowsOf( { site }: Rig ): Blow[] {
	const file = join( site.folder, 'blows.log' );
	return existsSync( file )
		? readFileSync( file, 'utf8' )
				.split( '\n' )
				.filter( Boolean )
				.map( ( line ) => {
					const [ what = '', point = '' ] = line.split( ' ' );
					return { what: what as Blow[ 'what' ], point };
				} )
		: [];
}
