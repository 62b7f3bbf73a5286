/** The shared cases of tests/cases/phones.json: what PHP and TypeScript must both answer. */
import { answerTo, type Answer } from './oracle.ts';
import { nastyTexts } from './nasty.ts';
import { mistakes, writtenForms, type Text } from './written.ts';

/** One text, and the one right answer to it. */
export type PhoneCase = Text & Answer;

const MISTAKES = 1200;
const SEED = 4711;

function answered( { raw, country }: Text ): PhoneCase {
	return { raw, country, ...answerTo( raw, country ) };
}

function nastyCases(): PhoneCase[] {
	return nastyTexts.map( ( [ raw, country, expected ] ) => {
		const found = answered( { raw, country } );
		if ( found.e164 !== expected ) {
			throw new Error(
				`bin/phones/nasty.ts expects ${ expected } of ${ JSON.stringify( raw ) } in ${ country || 'no country' }, libphonenumber and our doubts say ${ found.e164 } (${ found.doubt ?? 'no doubt' }).`
			);
		}
		return found;
	} );
}

/** All cases, in a fixed order. */
export function phoneCases(): PhoneCase[] {
	return [
		...nastyCases(),
		...writtenForms().map( answered ),
		...mistakes( MISTAKES, SEED ).map( answered ),
	];
}

/** The whole text of tests/cases/phones.json, one case a line. */
export function phoneCasesText(): string {
	const lines = phoneCases().map( ( item ) => '\t' + JSON.stringify( item ) );
	return `[\n${ lines.join( ',\n' ) }\n]\n`;
}
