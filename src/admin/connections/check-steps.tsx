/**
 * The five checks of a connection with their times, up to the first that failed.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { CheckStep } from '../types.ts';
import { COOPCYCLE, stepWords } from './driver-words.ts';

const NAMES = [ 'address', 'reach', 'credentials', 'store', 'slots' ] as const;

function outcome( step: CheckStep | undefined ): string {
	if ( ! step ) {
		return __( 'not reached', 'pedal-bridge' );
	}
	return step.ok ? took( step.ms ) : step.message;
}

const took = ( ms: number ) =>
	sprintf(
		/* translators: %d: milliseconds. */
		__( '%d ms', 'pedal-bridge' ),
		ms
	);

const SIGNS = { yes: '✓', no: '✗', open: '·' } as const;

function signOf( step: CheckStep | undefined ): keyof typeof SIGNS {
	if ( ! step ) {
		return 'open';
	}
	return step.ok ? 'yes' : 'no';
}

export function CheckSteps( {
	steps,
	driver = COOPCYCLE,
}: {
	steps: CheckStep[];
	driver?: string;
} ) {
	return (
		<ol
			className="pedal-checks"
			aria-label={ __( 'Checks', 'pedal-bridge' ) }
		>
			{ NAMES.map( ( name ) => {
				const step = steps.find( ( one ) => one.name === name );
				const sign = signOf( step );
				return (
					<li key={ name } className={ `is-${ sign }` }>
						<span aria-hidden="true">{ SIGNS[ sign ] }</span>
						<span>{ stepWords( driver, name ) }</span>
						<span className="pedal-checks__outcome">
							{ outcome( step ) }
							{ step?.ok && step.code && ` · ${ step.message }` }
						</span>
					</li>
				);
			} ) }
		</ol>
	);
}

/** A refused creation tells how far it came. */
export function stepsOf( details: Record< string, unknown > ): CheckStep[] {
	return Array.isArray( details.steps )
		? ( details.steps as CheckStep[] )
		: [];
}
