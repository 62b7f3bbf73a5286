/**
 * One thing that is wrong: the sentence, the evidence, the fix.
 */
import { __ } from '@wordpress/i18n';
import { CopyButton, StateMark } from '../ui/index.ts';
import type { Finding } from '../types.ts';

export function FindingCard( { of: finding }: { of: Finding } ) {
	const isCritical = finding.status === 'critical';
	return (
		<section className="pedal-card">
			<div className="pedal-card__head">
				<h2>{ finding.label }</h2>
				<StateMark
					state={ {
						word: isCritical
							? __( 'Stops deliveries', 'pedal-bridge' )
							: __( 'Worth repairing', 'pedal-bridge' ),
						tone: isCritical ? 'red' : 'grey',
					} }
				/>
			</div>
			<p>{ finding.message }</p>
			{ finding.evidence && (
				<p>
					<code>{ finding.evidence }</code>
				</p>
			) }
			{ finding.fix && (
				<div className="pedal-fix">
					<p>
						<strong>{ __( 'What to do', 'pedal-bridge' ) }</strong>{ ' ' }
						{ finding.fix }
					</p>
					<CopyButton
						text={ finding.fix }
						what={ __( 'what to do', 'pedal-bridge' ) }
					/>
				</div>
			) }
		</section>
	);
}
