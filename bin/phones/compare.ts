/** Lets the host's PHP answer many random mistakes and compares each answer with libphonenumber's. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { answerTo } from './oracle.ts';
import { mistakes, type Text } from './written.ts';

const CORE = fileURLToPath(
	new URL( '../../plugin/src/Core/', import.meta.url )
);

const PROGRAM = `
require $argv[1] . 'NumberingPlan.php';
require $argv[1] . 'Phone.php';
$answer = fn( array $text ) => Pedal\\Core\\Phone::to_e164( $text['raw'], $text['country'] );
echo json_encode( array_map( $answer, json_decode( stream_get_contents( STDIN ), true ) ) );
`;

function phpAnswers( texts: readonly Text[] ): readonly ( string | null )[] {
	const php = spawnSync( 'php', [ '-r', PROGRAM, '--', CORE ], {
		input: JSON.stringify( texts ),
		encoding: 'utf8',
		maxBuffer: 256 * 1024 * 1024,
	} );
	if ( php.status !== 0 ) {
		throw new Error( `PHP could not answer: ${ php.error ?? php.stderr }` );
	}
	return JSON.parse( php.stdout ) as ( string | null )[];
}

/** Prints every difference; 0 when there is none, else 1. */
export function compareWithPhp( count: number, seed: number ): number {
	const texts = mistakes( count, seed );
	const answers = phpAnswers( texts );
	let differences = 0;
	let numbers = 0;
	texts.forEach( ( text, index ) => {
		const expected = answerTo( text.raw, text.country );
		numbers += expected.e164 === null ? 0 : 1;
		if ( answers[ index ] !== expected.e164 ) {
			differences++;
			process.stdout.write(
				JSON.stringify( {
					...text,
					...expected,
					php: answers[ index ],
				} ) + '\n'
			);
		}
	} );
	process.stdout.write(
		`${ count } texts (seed ${ seed }), ${ numbers } of them numbers, ${ differences } different.\n`
	);
	return differences === 0 ? 0 : 1;
}
