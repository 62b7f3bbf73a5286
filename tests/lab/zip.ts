/**
 * Writes small zip files for the tests.
 */
import { crc32, deflateRawSync } from 'node:zlib';

interface Part {
	name: Buffer;
	packed: Buffer;
	size: number;
	method: number;
	crc: number;
	at: number;
}

function local( { name, packed, size, method, crc }: Part ): Buffer {
	const head = Buffer.alloc( 30 );
	head.writeUInt32LE( 0x04034b50, 0 );
	head.writeUInt16LE( method, 8 );
	head.writeUInt32LE( crc, 14 );
	head.writeUInt32LE( packed.length, 18 );
	head.writeUInt32LE( size, 22 );
	head.writeUInt16LE( name.length, 26 );
	return Buffer.concat( [ head, name, packed ] );
}

function central( { name, packed, size, method, crc, at }: Part ): Buffer {
	const head = Buffer.alloc( 46 );
	head.writeUInt32LE( 0x02014b50, 0 );
	head.writeUInt16LE( method, 10 );
	head.writeUInt32LE( crc, 16 );
	head.writeUInt32LE( packed.length, 20 );
	head.writeUInt32LE( size, 24 );
	head.writeUInt16LE( name.length, 28 );
	head.writeUInt32LE( at, 42 );
	return Buffer.concat( [ head, name ] );
}

/** Every second file is stored, the others are deflated. */
export function zip( files: Record< string, string > ): Buffer {
	const parts: Part[] = [];
	const locals: Buffer[] = [];
	let at = 0;
	for ( const [ name, text ] of Object.entries( files ) ) {
		const content = Buffer.from( text );
		const method = parts.length % 2 === 0 ? 8 : 0;
		const part = {
			name: Buffer.from( name ),
			packed: method === 8 ? deflateRawSync( content ) : content,
			size: content.length,
			method,
			crc: crc32( content ),
			at,
		};
		const bytes = local( part );
		parts.push( part );
		locals.push( bytes );
		at += bytes.length;
	}
	const directory = Buffer.concat( parts.map( central ) );
	const end = Buffer.alloc( 22 );
	end.writeUInt32LE( 0x06054b50, 0 );
	end.writeUInt16LE( parts.length, 8 );
	end.writeUInt16LE( parts.length, 10 );
	end.writeUInt32LE( directory.length, 12 );
	end.writeUInt32LE( at, 16 );
	return Buffer.concat( [ ...locals, directory, end ] );
}
