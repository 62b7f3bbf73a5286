/**
 * Step 1: addresses that programs can find, changed on request and proven through the front door.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { boot } from '../boot.ts';
import { useAction } from '../hooks/use-action.ts';
import { CopyButton, Failure, Note } from '../ui/index.ts';
import { setup } from './calls.ts';
import type { ChangedPermalinks, Setup } from '../types.ts';

const DAY_AND_NAME = '/%year%/%monthnum%/%day%/%postname%/';

interface Given {
	facts: Setup;
	changed: () => Promise< void >;
}

export function PermalinksStep( { facts: { permalinks }, changed }: Given ) {
	const [ result, setResult ] = useState< ChangedPermalinks | null >( null );
	const change = useAction( async ( structure: string ) => {
		setResult( await setup.permalinks( structure ) );
		await changed();
	} );
	return (
		<>
			<p>
				{ __(
					'Programs reach your shop at addresses such as /wp-json/wc/v3. With WordPress’s “Plain” permalinks these do not exist; with any other they do.',
					'pedal-bridge'
				) }
			</p>
			<p>
				{ permalinks.plain
					? __( 'Your shop uses “Plain”.', 'pedal-bridge' )
					: sprintf(
							/* translators: %s: permalink structure. */
							__( 'Your shop uses %s.', 'pedal-bridge' ),
							permalinks.structure
						) }
			</p>
			<div aria-live="polite">
				{ permalinks.proven && (
					<p className="pedal-proof">
						{ sprintf(
							/* translators: %s: address. */
							__( '✓ %s answers.', 'pedal-bridge' ),
							permalinks.rest_url
						) }
					</p>
				) }
				{ result && ! result.proven && <ByHand result={ result } /> }
			</div>
			<Failure error={ change.error } />
			<Press
				plain={ permalinks.plain }
				proven={ permalinks.proven }
				busy={ change.busy }
				press={ () =>
					void change.run( permalinks.structure || DAY_AND_NAME )
				}
			/>
		</>
	);
}

function Press( {
	plain,
	proven,
	busy,
	press,
}: {
	plain: boolean;
	proven: boolean;
	busy: boolean;
	press: () => void;
} ) {
	if ( proven && ! plain ) {
		return null;
	}
	if ( ! boot().may.permalinks ) {
		return (
			<p>
				{ __(
					'Ask an administrator of this site to choose “Day and name” under Settings → Permalinks.',
					'pedal-bridge'
				) }
			</p>
		);
	}
	return (
		<div className="pedal-buttons">
			<Button
				__next40pxDefaultSize
				variant="primary"
				isBusy={ busy }
				onClick={ press }
			>
				{ plain
					? __( 'Use “Day and name”', 'pedal-bridge' )
					: __( 'Check again', 'pedal-bridge' ) }
			</Button>
		</div>
	);
}

/** The server itself has to be told; nobody should have to search for the lines. */
function ByHand( { result }: { result: ChangedPermalinks } ) {
	return (
		<Note tone="warning">
			<p>
				<strong>{ result.message }</strong> { result.hint }
			</p>
			{ result.evidence && <code>{ result.evidence }</code> }
			{ result.by_hand.map( ( { server, file, lines } ) => (
				<div key={ server } className="pedal-json">
					<h2>{ `${ server } – ${ file }` }</h2>
					<pre>{ lines }</pre>
					<CopyButton text={ lines } what={ file } />
				</div>
			) ) }
		</Note>
	);
}
