/**
 * The proof in one line: how many orders should be delivered, how many are at the platform, and what differs.
 */
import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { orderUrl } from '../boot.ts';
import { engine } from '../calls.ts';
import { useAction } from '../hooks/use-action.ts';
import { useResource } from '../hooks/use-resource.ts';
import type { Statement } from '../types.ts';
import { Failure } from '../ui/index.ts';
import { numberWords } from '../words/number.ts';
import { moment } from '../words/time.ts';

const differences = ( statement: Statement ) =>
	statement.missing.length + statement.extra.length;

function sentence( statement: Statement ): string {
	if ( ! statement.checked_at ) {
		return __( 'Nothing was compared yet.', 'pedal-bridge' );
	}
	const count = differences( statement );
	return [
		sprintf(
			/* translators: %s: number of orders. */
			__( '%s to deliver', 'pedal-bridge' ),
			numberWords( statement.eligible )
		),
		sprintf(
			/* translators: %s: number of orders. */
			__( '%s at the platform', 'pedal-bridge' ),
			numberWords( statement.at_platform )
		),
		sprintf(
			/* translators: %s: number of differences. */
			_n( '%s difference', '%s differences', count, 'pedal-bridge' ),
			numberWords( count )
		),
		sprintf(
			/* translators: %s: time. */
			__( 'checked %s', 'pedal-bridge' ),
			moment( statement.checked_at )
		),
	].join( ' · ' );
}

export function StatementLine() {
	const statement = useResource( 'statement', engine.statement );
	const check = useAction( async () =>
		statement.set( await engine.sweep() )
	);
	return (
		<div className="pedal-statement">
			<span aria-live="polite">
				{ statement.data && sentence( statement.data ) }
			</span>{ ' ' }
			<Button
				variant="link"
				isBusy={ check.busy }
				onClick={ () => void check.run() }
			>
				{ check.busy
					? __( 'Comparing…', 'pedal-bridge' )
					: __( 'Check now', 'pedal-bridge' ) }
			</Button>
			{ statement.data && <Missing of={ statement.data } /> }
			<Failure error={ check.error ?? statement.error } />
		</div>
	);
}

function Missing( { of: statement }: { of: Statement } ) {
	if ( differences( statement ) === 0 ) {
		return null;
	}
	return (
		<p>
			{ statement.missing.length > 0 && (
				<>
					{ __( 'Not even planned:', 'pedal-bridge' ) }{ ' ' }
					{ statement.missing.map( ( id ) => (
						<a key={ id } href={ orderUrl( id ) }>
							{ ` #${ id }` }
						</a>
					) ) }{ ' ' }
				</>
			) }
			{ statement.extra.length > 0 && (
				<>
					{ __(
						'At the platform although nobody wants them:',
						'pedal-bridge'
					) }{ ' ' }
					<code>{ statement.extra.join( ' ' ) }</code>
				</>
			) }
		</p>
	);
}
