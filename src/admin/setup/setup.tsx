/**
 * Five steps from a fresh shop to the first delivery. Leave and come back at any time; every step shows its proof.
 */
import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { useResource } from '../hooks/use-resource.ts';
import { useRoute } from '../hooks/use-route.ts';
import { Loaded, Stepper } from '../ui/index.ts';
import { setup as calls } from './calls.ts';
import { ConnectStep } from './connect-step.tsx';
import { Finished } from './finished.tsx';
import { KeysStep } from './keys/index.ts';
import { PermalinksStep } from './permalinks-step.tsx';
import { RoutesStep } from './routes/index.ts';
import { isConnected, nextStep, proofOf, STEPS, stepWord } from './steps.ts';
import { TryStep } from './try-step.tsx';
import type { Setup as Facts, StepId } from '../types.ts';

export function Setup() {
	const resource = useResource( 'setup', calls.get );
	return (
		<Loaded resource={ resource } lines={ 8 }>
			{ ( facts ) => (
				<Guide facts={ facts } changed={ resource.refresh } />
			) }
		</Loaded>
	);
}

interface Given {
	facts: Facts;
	changed: () => Promise< void >;
}

function Guide( { facts, changed }: Given ) {
	const { get, go } = useRoute();
	const asked = STEPS.find( ( id ) => id === get( 'step' ) );
	const open = asked ?? nextStep( facts );
	const follow = ( id: string ) => go( { step: id } );
	const before = useRef( open );
	const content = (
		<Step
			id={ open }
			facts={ facts }
			changed={ changed }
			takesFocus={ before.current !== open }
		/>
	);
	useEffect( () => {
		before.current = open;
	}, [ open ] );
	return (
		<div className="pedal-setup">
			{ isConnected( facts ) && <Finished /> }
			<Stepper
				isVertical
				currentStep={ open }
				steps={ STEPS.map( ( id ) => ( {
					key: id,
					label: stepWord( id ),
					description: proofOf( facts, id ),
					isComplete:
						facts.steps.find( ( step ) => step.id === id )?.done ??
						false,
					content: id === open ? content : null,
					onClick: follow,
				} ) ) }
			/>
		</div>
	);
}

interface StepGiven extends Given {
	id: StepId;
	/** Who moved here from another step goes on reading here. */
	takesFocus: boolean;
}

function Step( { id, facts, changed, takesFocus }: StepGiven ) {
	const { go } = useRoute();
	const place = useRef< HTMLDivElement >( null );
	const grab = useRef( takesFocus );
	const following = STEPS[ STEPS.indexOf( id ) + 1 ];
	const next = () => {
		void changed();
		go( following ? { step: following } : { tab: 'board', step: '' } );
	};
	useEffect( () => {
		if ( grab.current ) {
			place.current?.focus();
		}
	}, [] );
	const part: Record< StepId, () => ReactNode > = {
		permalinks: () => (
			<PermalinksStep facts={ facts } changed={ changed } />
		),
		keys: () => <KeysStep facts={ facts } changed={ changed } />,
		connection: () => <ConnectStep done={ next } />,
		routes: () => <RoutesStep changed={ changed } />,
		try: () => <TryStep />,
	};
	const done = facts.steps.find( ( step ) => step.id === id )?.done;
	return (
		<div
			ref={ place }
			tabIndex={ -1 }
			role="region"
			aria-label={ stepWord( id ) }
			className="pedal-step"
		>
			{ part[ id ]() }
			<Button
				__next40pxDefaultSize
				variant={ done ? 'primary' : 'tertiary' }
				onClick={ next }
			>
				{ onwardWords( done ?? false, Boolean( following ) ) }
			</Button>
		</div>
	);
}

function onwardWords( isDone: boolean, hasNext: boolean ): string {
	if ( ! hasNext ) {
		return __( 'Go to the board', 'pedal-bridge' );
	}
	return isDone
		? __( 'Go on', 'pedal-bridge' )
		: __( 'Do this later', 'pedal-bridge' );
}
