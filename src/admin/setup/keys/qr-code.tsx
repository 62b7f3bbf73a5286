/**
 * The QR code of a key pair, drawn by the same script as on WooCommerce's own screen, where the shop brings it along.
 */
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Drawing {
	qrcode?: ( options: {
		text: string;
		width: number;
		height: number;
	} ) => unknown;
}

declare global {
	interface Window {
		jQuery?: ( place: Element ) => Drawing;
	}
}

const SIZE = 160;

export function QrCode( { text }: { text: string } ) {
	const place = useRef< HTMLDivElement >( null );
	const [ drawn, setDrawn ] = useState( false );
	useEffect( () => {
		const drawing = place.current ? window.jQuery?.( place.current ) : null;
		if ( drawing?.qrcode ) {
			drawing.qrcode( { text, width: SIZE, height: SIZE } );
			setDrawn( true );
		}
		const drawnIn = place.current;
		return () => drawnIn?.replaceChildren();
	}, [ text ] );
	return (
		<div
			ref={ place }
			className="pedal-qr"
			hidden={ ! drawn }
			role="img"
			aria-label={ __( 'QR code with both', 'pedal-bridge' ) }
		/>
	);
}
