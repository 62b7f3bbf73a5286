/**
 * Unpacks a zip file with Node alone, so that a fresh machine needs no `unzip`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { PlainError } from './plain-error.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
	name: string;
	method: number;
	packedSize: number;
	at: number;
}

function findDirectory( zip: Buffer ): { count: number; at: number } {
	const last = zip.length - END_SIZE;
	for ( let at = last; at >= Math.max( 0, last - LONGEST_COMMENT ); at-- ) {
		if ( zip.readUInt32LE( at ) === END_OF_DIRECTORY ) {
			return {
				count: zip.readUInt16LE( at + 10 ),
				at: zip.readUInt32LE( at + 16 ),
			};
		}
	}
	throw new PlainError( 'That file is not a zip, or it was cut short.' );
}

function* entries( zip: Buffer ): Generator< Entry > {
	let { count, at } = findDirectory( zip );
	for ( ; count > 0; count-- ) {
		if ( zip.readUInt32LE( at ) !== DIRECTORY_ENTRY ) {
			throw new PlainError( 'The zip file is damaged.' );
		}
		const nameLength = zip.readUInt16LE( at + 28 );
		yield {
			name: zip.toString( 'utf8', at + 46, at + 46 + nameLength ),
			method: zip.readUInt16LE( at + 10 ),
			packedSize: zip.readUInt32LE( at + 20 ),
			at: zip.readUInt32LE( at + 42 ),
		};
		at +=
			46 +
			nameLength +
			zip.readUInt16LE( at + 30 ) +
			zip.readUInt16LE( at + 32 );
	}
}

function content( zip: Buffer, entry: Entry ): Buffer {
	const start =
		entry.at +
		30 +
		zip.readUInt16LE( entry.at + 26 ) +
		zip.readUInt16LE( entry.at + 28 );
	const packed = zip.subarray( start, start + entry.packedSize );
	if ( entry.method === STORED ) {
		return packed;
	}
	if ( entry.method === DEFLATED ) {
		return inflateRawSync( packed );
	}
	throw new PlainError(
		`The zip file packs ${ entry.name } in an unknown way.`
	);
}

export function unzip( file: string, into: string ): void {
	const zip = readFileSync( file );
	const folder = resolve( into );
	for ( const entry of entries( zip ) ) {
		const target = resolve( folder, entry.name );
		if ( ! ( target + sep ).startsWith( folder + sep ) ) {
			throw new PlainError(
				`The zip file reaches outside: ${ entry.name }`
			);
		}
		if ( entry.name.endsWith( '/' ) ) {
			mkdirSync( target, { recursive: true } );
			continue;
		}
		mkdirSync( dirname( target ), { recursive: true } );
		writeFileSync( target, content( zip, entry ) );
	}
}
