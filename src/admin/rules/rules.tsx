/**
 * The ordered rules. Before they are saved, the last real orders are replayed and the difference is shown.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Versioned } from '../api.ts';
import { connections as connectionCalls } from '../calls.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useUnsaved } from '../hooks/use-unsaved.ts';
import type { Connection, Rule } from '../types.ts';
import { Empty, Loaded } from '../ui/index.ts';
import { rules as calls } from './calls.ts';
import { newRule } from './editing.ts';
import { RuleList } from './rule-list.tsx';
import { Trial } from './trial.tsx';

export function Rules() {
	const rules = useResource( 'rules', calls.get );
	const known = useResource( 'connections', connectionCalls.all );
	return (
		<Loaded resource={ known }>
			{ ( connections ) => (
				<Loaded resource={ rules } lines={ 6 }>
					{ ( read ) => (
						<Editor
							key={ read.version }
							read={ read }
							connections={ connections }
							saved={ rules.set }
							reload={ rules.refresh }
						/>
					) }
				</Loaded>
			) }
		</Loaded>
	);
}

interface Given {
	read: Versioned< Rule[] >;
	connections: Connection[];
	saved: ( read: Versioned< Rule[] > ) => void;
	reload: () => Promise< void >;
}

function Editor( { read, connections, saved, reload }: Given ) {
	const [ list, setList ] = useState( read.data );
	const isChanged = list !== read.data;
	const [ faults, setFaults ] = useState< Record< string, string > >( {} );
	useUnsaved( isChanged );
	return (
		<div className="pedal-rules">
			<p>
				{ __(
					'The first rule whose conditions all hold decides. An order that no rule names is decided by its shipping method.',
					'pedal-bridge'
				) }
			</p>
			{ list.length === 0 && (
				<Empty title={ __( 'No rules yet', 'pedal-bridge' ) }>
					<p>
						{ __(
							'You need none when one Store account carries all “Local delivery” orders.',
							'pedal-bridge'
						) }
					</p>
				</Empty>
			) }
			<RuleList
				rules={ list }
				connections={ connections }
				faults={ faults }
				change={ setList }
			/>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ () =>
					setList( [ ...list, newRule( connections[ 0 ]?.id ) ] )
				}
			>
				{ __( 'Add a rule', 'pedal-bridge' ) }
			</Button>
			<Trial
				rules={ list }
				isChanged={ isChanged }
				version={ read.version }
				connections={ connections }
				saved={ saved }
				reload={ reload }
				failed={ setFaults }
			/>
		</div>
	);
}
