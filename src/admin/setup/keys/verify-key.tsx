/**
 * Does a pair work from outside? The documented first request, made through the front door, with the cause when it fails.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { cleanKey } from '../../connections/key-text.ts';
import { useAction } from '../../hooks/use-action.ts';
import { Failure, Field } from '../../ui/index.ts';
import { keys as calls } from '../calls.ts';
import type { KeyVerified } from '../../types.ts';

export function VerifyKey() {
	const [ key, setKey ] = useState( '' );
	const [ secret, setSecret ] = useState( '' );
	const [ result, setResult ] = useState< KeyVerified | null >( null );
	const verify = useAction( async () => {
		setResult( null );
		setResult( await calls.verify( key, secret ) );
	} );
	return (
		<form
			noValidate
			className="pedal-fields"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void verify.run();
			} }
		>
			<h2>{ __( 'Test a key', 'pedal-bridge' ) }</h2>
			<Field
				label={ __( 'Consumer key', 'pedal-bridge' ) }
				placeholder="ck_…"
				value={ key }
				onChange={ ( typed ) => setKey( cleanKey( typed ) ) }
			/>
			<Field
				label={ __( 'Consumer secret', 'pedal-bridge' ) }
				type="password"
				placeholder="cs_…"
				value={ secret }
				onChange={ ( typed ) => setSecret( cleanKey( typed ) ) }
			/>
			<Failure error={ verify.error } />
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="secondary"
					type="submit"
					isBusy={ verify.busy }
					disabled={ ! key || ! secret }
					accessibleWhenDisabled
				>
					{ __( 'Test', 'pedal-bridge' ) }
				</Button>
			</div>
			<div aria-live="polite">
				{ result && <Outcome of={ result } /> }
			</div>
		</form>
	);
}

function Outcome( { of: result }: { of: KeyVerified } ) {
	return (
		<div className={ `pedal-proof ${ result.ok ? '' : 'is-no' }` }>
			<p>
				<strong>
					{ result.ok ? '✓' : '✗' } { result.message }
				</strong>{ ' ' }
				{ result.hint }
			</p>
			{ result.evidence && <code>{ result.evidence }</code> }
		</div>
	);
}
