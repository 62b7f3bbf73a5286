/**
 * The five checks of a connection with their times, up to the first that failed.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { CheckStep } from '../types.ts';

const NAMES = [ 'address', 'reach', 'credentials', 'store', 'slots' ] as const;

function word( name: CheckStep[ 'name' ] ): string {
	switch ( name ) {
		case 'address':
			return __( 'The address may be used', 'pedal-bridge' );
		case 'reach':
			return __( 'A delivery platform answers there', 'pedal-bridge' );
		case 'credentials':
			return __( 'It accepts Identifier and Secret', 'pedal-bridge' );
		case 'store':
			return __( 'They belong to a Store', 'pedal-bridge' );
		case 'slots':
			return __( 'The Store offers delivery windows', 'pedal-bridge' );
	}
}

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

export function CheckSteps( { steps }: { steps: CheckStep[] } ) {
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
						<span>{ word( name ) }</span>
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
