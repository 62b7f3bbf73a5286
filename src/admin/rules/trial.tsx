/**
 * "What would change?" first, then "Save": nobody saves rules blindly.
 */
import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError, type Versioned } from '../api.ts';
import { useAction } from '../hooks/use-action.ts';
import { useSnackbar } from '../hooks/use-snackbar.tsx';
import type { Connection, Rule, Simulation } from '../types.ts';
import { Changed, Failure } from '../ui/index.ts';
import { rules as calls } from './calls.ts';
import { Difference } from './difference.tsx';
import { faultsOf } from './faults.ts';

interface Given {
	rules: Rule[];
	isChanged: boolean;
	version: string;
	connections: Connection[];
	saved: ( read: Versioned< Rule[] > ) => void;
	reload: () => Promise< void >;
	failed: ( faults: Record< string, string > ) => void;
}

interface Tried {
	rules: Rule[];
	result: Simulation;
}

const DEPTHS = [ '20', '50', '100', '200' ];

/** What was typed, without the empty lines that typing leaves behind. */
const tidy = ( list: Rule[] ): Rule[] =>
	list.map( ( rule ) => ( {
		...rule,
		when: rule.when.map( ( condition ) => ( {
			...condition,
			value: Array.isArray( condition.value )
				? condition.value
						.map( ( one ) => String( one ).trim() )
						.filter( Boolean )
				: condition.value,
		} ) ),
	} ) );

const isConflict = ( error: ApiError | null ) =>
	error?.code === 'pedal_changed_meanwhile';

export function Trial( given: Given ) {
	const { rules, version, saved, failed } = given;
	const say = useSnackbar();
	const [ depth, setDepth ] = useState( '50' );
	const [ tried, setTried ] = useState< Tried | null >( null );
	const attempt = async ( deed: () => Promise< void > ) => {
		const faults = faultsOf( rules );
		failed( faults );
		if ( Object.keys( faults ).length > 0 ) {
			throw new ApiError( 'incomplete', '', 0, '', '', {}, faults );
		}
		try {
			await deed();
		} catch ( error ) {
			failed( ( error as ApiError ).faults ?? {} );
			throw error;
		}
	};
	const run = useAction( () =>
		attempt( async () =>
			setTried( {
				rules,
				result: await calls.simulate( tidy( rules ), Number( depth ) ),
			} )
		)
	);
	const save = useAction( () =>
		attempt( async () => {
			saved( await calls.put( tidy( rules ), version ) );
			say(
				__( 'Saved. New orders follow these rules.', 'pedal-bridge' )
			);
		} )
	);
	const isCurrent = tried?.rules === rules;
	const error = run.error ?? save.error;
	return (
		<section className="pedal-trial">
			<div className="pedal-buttons">
				<SelectControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					labelPosition="side"
					label={ __( 'Last orders', 'pedal-bridge' ) }
					value={ depth }
					options={ DEPTHS.map( ( value ) => ( {
						value,
						label: value,
					} ) ) }
					onChange={ setDepth }
				/>
				<Button
					__next40pxDefaultSize
					variant={ isCurrent ? 'secondary' : 'primary' }
					isBusy={ run.busy }
					onClick={ () => void run.run() }
				>
					{ __( 'What would change?', 'pedal-bridge' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant={ isCurrent ? 'primary' : 'secondary' }
					isBusy={ save.busy }
					disabled={ ! given.isChanged || ! isCurrent }
					accessibleWhenDisabled
					onClick={ () => void save.run() }
				>
					{ __( 'Save', 'pedal-bridge' ) }
				</Button>
			</div>
			<Changed error={ save.error } reload={ given.reload } />
			<Failure error={ isConflict( error ) ? null : error } fieldsTell />
			<div aria-live="polite">
				{ tried && isCurrent && (
					<Difference
						of={ tried.result }
						connections={ given.connections }
					/>
				) }
			</div>
		</section>
	);
}
