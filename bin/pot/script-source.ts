/**
 * Reads calls of translation functions and comments from TypeScript.
 */
import ts from 'typescript';
import { FUNCTIONS, type Found } from './messages.ts';

const textOf = ( node: ts.Expression ): string | null =>
	ts.isStringLiteralLike( node ) ? node.text : null;

type At = [ position: number, found: Found ];

function calls( source: ts.SourceFile ): At[] {
	const lineOf = ( node: ts.Node ) =>
		source.getLineAndCharacterOfPosition( node.getStart( source ) ).line +
		1;
	const found: At[] = [];
	const visit = ( node: ts.Node ): void => {
		if (
			ts.isCallExpression( node ) &&
			ts.isIdentifier( node.expression ) &&
			FUNCTIONS.includes( node.expression.text )
		) {
			found.push( [
				node.getStart( source ),
				{
					line: lineOf( node ),
					name: node.expression.text,
					args: node.arguments.map( textOf ),
				},
			] );
		}
		ts.forEachChild( node, visit );
	};
	visit( source );
	return found;
}

/** Comments are no nodes of the tree; only those for translators are wanted. */
function comments( source: ts.SourceFile ): At[] {
	return [
		...source.text.matchAll(
			/\/\*\s*translators:[^]*?\*\/|\/\/\s*translators:.*/gi
		),
	].map( ( match ) => [
		match.index,
		{
			line: source.getLineAndCharacterOfPosition( match.index ).line + 1,
			comment: match[ 0 ],
		},
	] );
}

export function readScript( file: string, text: string ): Found[] {
	const source = ts.createSourceFile(
		file,
		text,
		ts.ScriptTarget.Latest,
		false,
		file.endsWith( 'x' ) ? ts.ScriptKind.TSX : ts.ScriptKind.TS
	);
	return [ ...calls( source ), ...comments( source ) ]
		.sort( ( [ one ], [ other ] ) => one - other )
		.map( ( [ , found ] ) => found );
}
