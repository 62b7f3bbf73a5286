/**
 * Values of options, refused in a sentence.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../lab/plain-error.ts';

export function number(
	name: string,
	value: string,
	least: number,
	most: number,
	kind = 'number'
): number {
	const given = Number( value );
	const fits = kind === 'number' || Number.isInteger( given );
	if (
		value.trim() === '' ||
		! ( fits && given >= least && given <= most )
	) {
		throw new PlainError(
			`--${ name } has to be a ${ kind } from ${ least } to ${ most }, not "${ value }".`,
			2
		);
	}
	return given;
}

export const whole = (
	name: string,
	value: string,
	least: number,
	most: number
) => number( name, value, least, most, 'whole number' );

export function pluginIn( folder: string | undefined ): string | undefined {
	if ( folder && ! existsSync( join( folder, 'pedal-bridge.php' ) ) ) {
		throw new PlainError(
			`--plugin: ${ folder } holds no pedal-bridge.php.`,
			2
		);
	}
	return folder;
}
