/**
 * The doctor's list, worst first: what is wrong, the evidence, and the fix to copy. All good is one green line.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useAction } from '../hooks/use-action.ts';
import { useResource } from '../hooks/use-resource.ts';
import { useStatus } from '../hooks/use-status.tsx';
import { CopyButton, Failure, Loaded } from '../ui/index.ts';
import { moment } from '../words/time.ts';
import { health as calls } from './calls.ts';
import { FindingCard } from './finding-card.tsx';
import { reportOf, worstFirst } from './report.ts';
import type { Finding } from '../types.ts';

interface Examined {
	findings: Finding[];
	at: string;
}

const examine = async (
	deep: boolean,
	signal?: AbortSignal
): Promise< Examined > => ( {
	findings: await calls.examine( deep, signal ),
	at: new Date().toISOString(),
} );

export function Health() {
	const resource = useResource( 'health', ( signal ) =>
		examine( false, signal )
	);
	const [ isDeep, setDeep ] = useState( false );
	const check = useAction( async () => {
		resource.set( await examine( true ) );
		setDeep( true );
	} );
	return (
		<div className="pedal-health">
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					isBusy={ check.busy }
					onClick={ () => void check.run() }
				>
					{ check.busy
						? __( 'Examining…', 'pedal-bridge' )
						: __( 'Check everything', 'pedal-bridge' ) }
				</Button>
				{ resource.data && (
					<Report findings={ resource.data.findings } />
				) }
			</div>
			<Failure error={ check.error } />
			<Loaded resource={ resource } lines={ 8 }>
				{ ( examined ) => (
					<Findings examined={ examined } isDeep={ isDeep } />
				) }
			</Loaded>
		</div>
	);
}

function Report( { findings }: { findings: Finding[] } ) {
	const status = useStatus();
	return (
		<CopyButton
			text={ reportOf( findings, status.data ) }
			what={ __( 'report', 'pedal-bridge' ) }
			seen
		/>
	);
}

function Findings( {
	examined: { findings, at },
	isDeep,
}: {
	examined: Examined;
	isDeep: boolean;
} ) {
	const bad = worstFirst( findings ).filter(
		( { status } ) => status !== 'good'
	);
	const good = findings.filter( ( { status } ) => status === 'good' );
	return (
		<>
			<div aria-live="polite">
				{ bad.length === 0 && (
					<p className="pedal-proof">
						{ sprintf(
							/* translators: %s: time. */
							__( '✓ All is well, checked %s.', 'pedal-bridge' ),
							moment( at )
						) }{ ' ' }
						{ ! isDeep &&
							__(
								'“Check everything” also asks your server from outside.',
								'pedal-bridge'
							) }
					</p>
				) }
			</div>
			{ bad.map( ( finding ) => (
				<FindingCard key={ finding.id } of={ finding } />
			) ) }
			<details>
				<summary>
					{ sprintf(
						/* translators: %d: number of checks. */
						__( 'What is well (%d)', 'pedal-bridge' ),
						good.length
					) }
				</summary>
				<ul className="pedal-good">
					{ good.map( ( { id, label, message, evidence } ) => (
						<li key={ id }>
							<span aria-hidden="true">✓</span>{ ' ' }
							<strong>{ label }</strong> { message }{ ' ' }
							{ evidence && <code>{ evidence }</code> }
						</li>
					) ) }
				</ul>
			</details>
		</>
	);
}
