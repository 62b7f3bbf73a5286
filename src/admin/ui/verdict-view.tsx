/**
 * Why an order goes where it goes, or nowhere: every condition that was tried, as sentences.
 */
import { __, sprintf } from '@wordpress/i18n';
import type { Verdict } from '../types.ts';
import { byRule, reasonWords } from '../words/reasons.ts';

interface Given {
	verdict: Verdict;
	/** Names of connections and rules, as far as they are known here. */
	connection: string;
	ruleName?: ( id: string ) => string;
}

export function VerdictView( { verdict, connection, ruleName }: Given ) {
	return (
		<div className="pedal-verdict">
			{ byRule( verdict.reasons ).map( ( { rule, reasons }, at ) => (
				<div key={ at }>
					{ rule && (
						<p className="pedal-verdict__rule">
							{ sprintf(
								/* translators: %s: name of a rule. */
								__( 'Rule “%s”', 'pedal-bridge' ),
								ruleName?.( rule ) || rule
							) }
						</p>
					) }
					<ul>
						{ reasons.map( ( reason, index ) => (
							<li
								key={ index }
								className={ reason.passed ? 'is-yes' : 'is-no' }
							>
								<span aria-hidden="true">
									{ reason.passed ? '✓' : '✗' }
								</span>
								<span className="screen-reader-text">
									{ reason.passed
										? __( 'Yes:', 'pedal-bridge' )
										: __( 'No:', 'pedal-bridge' ) }
								</span>{ ' ' }
								{ reasonWords( reason ) }
							</li>
						) ) }
					</ul>
				</div>
			) ) }
			<p>
				<strong>
					{ verdict.send
						? sprintf(
								/* translators: %s: name of a connection. */
								__( '→ It goes to %s.', 'pedal-bridge' ),
								connection
							)
						: sprintf(
								/* translators: %s: reason. */
								__( '→ It is not sent. %s', 'pedal-bridge' ),
								verdict.message
							) }
				</strong>{ ' ' }
				{ ! verdict.send && verdict.hint }
			</p>
		</div>
	);
}
