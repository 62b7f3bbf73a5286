/**
 * A new key, shown this once: copied, scanned or saved, and closed only when a person says that it is kept.
 */
import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { CopyButton, Dialog } from '../../ui/index.ts';
import type { NewKey } from '../../types.ts';
import { QrCode } from './qr-code.tsx';

interface Given {
	of: NewKey;
	close: () => void;
}

export function NewKeyPanel( { of: key, close }: Given ) {
	const [ leaving, setLeaving ] = useState( false );
	return (
		<Dialog
			title={ __( 'Keep these two', 'pedal-bridge' ) }
			close={ () => setLeaving( true ) }
			keep
		>
			<p>
				{ __(
					'They are shown this once. The Secret cannot be shown again by anybody.',
					'pedal-bridge'
				) }
			</p>
			<Shown
				name={ __( 'Consumer key', 'pedal-bridge' ) }
				value={ key.consumer_key }
			/>
			<Shown
				name={ __( 'Consumer secret', 'pedal-bridge' ) }
				value={ key.consumer_secret }
			/>
			<QrCode text={ key.qr } />
			{ leaving ? (
				<Sure close={ close } stay={ () => setLeaving( false ) } />
			) : (
				<div className="pedal-buttons">
					<Button
						__next40pxDefaultSize
						variant="secondary"
						href={ asFile( key ) }
						download="woocommerce-key.txt"
					>
						{ __( 'Save as a file', 'pedal-bridge' ) }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="primary"
						onClick={ () => setLeaving( true ) }
					>
						{ __( 'Close', 'pedal-bridge' ) }
					</Button>
				</div>
			) }
		</Dialog>
	);
}

const asFile = ( key: NewKey ) =>
	`data:text/plain;charset=utf-8,${ encodeURIComponent(
		`Consumer key: ${ key.consumer_key }\nConsumer secret: ${ key.consumer_secret }\n`
	) }`;

function Shown( { name, value }: { name: string; value: string } ) {
	return (
		<div className="pedal-shown">
			<span>{ name }</span>
			<code>{ value }</code>
			<CopyButton text={ value } what={ name } />
		</div>
	);
}

function Sure( { close, stay }: { close: () => void; stay: () => void } ) {
	return (
		<div role="alert">
			<p>
				<strong>{ __( 'Have you kept both?', 'pedal-bridge' ) }</strong>
			</p>
			<div className="pedal-buttons">
				<Button
					__next40pxDefaultSize
					variant="primary"
					onClick={ close }
				>
					{ __( 'Yes, close', 'pedal-bridge' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ stay }
				>
					{ __( 'Not yet', 'pedal-bridge' ) }
				</Button>
			</div>
		</div>
	);
}
