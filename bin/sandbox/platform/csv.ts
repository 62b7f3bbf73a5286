/**
 * Comma separated values with quotes, as records keyed by the header line.
 */

function rowsOf( text: string ): string[][] {
	const rows: string[][] = [ [] ];
	let cell = '';
	let quoted = false;
	const endCell = (): void => {
		rows.at( -1 )?.push( cell );
		cell = '';
	};
	for ( let at = 0; at < text.length; at++ ) {
		const character = text[ at ] as string;
		if ( quoted && character === '"' && text[ at + 1 ] === '"' ) {
			cell += '"';
			at++;
		} else if ( character === '"' ) {
			quoted = ! quoted;
		} else if ( ! quoted && character === ',' ) {
			endCell();
		} else if ( ! quoted && character === '\n' ) {
			endCell();
			rows.push( [] );
		} else if ( quoted || character !== '\r' ) {
			cell += character;
		}
	}
	endCell();
	return rows.filter( ( row ) =>
		row.some( ( value ) => value.trim() !== '' )
	);
}

export function parseCsv( text: string ): Array< Record< string, string > > {
	const [ header = [], ...rows ] = rowsOf( text.replace( /^\ufeff/, '' ) );
	return rows.map( ( row ) =>
		Object.fromEntries(
			header.map( ( name, index ) => [
				name.trim(),
				( row[ index ] ?? '' ).trim(),
			] )
		)
	);
}
