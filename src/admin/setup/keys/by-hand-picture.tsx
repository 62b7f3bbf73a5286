/**
 * A picture of what to press on WooCommerce's own screen, in its order; the words beside it say the same.
 */
import { __ } from '@wordpress/i18n';

const steps = () => [
	__( 'Press “Add key”.', 'pedal-bridge' ),
	__( 'Write what it is for, choose the person and “Read”.', 'pedal-bridge' ),
	__( 'Press “Generate API key” and copy both keys.', 'pedal-bridge' ),
];

const BOXES = [
	{ x: 96, y: 12, width: 76, height: 22 },
	{ x: 12, y: 48, width: 296, height: 64 },
	{ x: 12, y: 126, width: 116, height: 24 },
];

export function ByHandPicture() {
	return (
		<div className="pedal-picture">
			<svg viewBox="0 0 320 162" aria-hidden="true" focusable="false">
				<rect width="320" height="162" className="is-paper" />
				<rect
					x="12"
					y="16"
					width="70"
					height="12"
					className="is-line"
				/>
				<rect x="24" y="60" width="60" height="8" className="is-line" />
				<rect
					x="110"
					y="56"
					width="180"
					height="16"
					className="is-box"
				/>
				<rect x="24" y="88" width="60" height="8" className="is-line" />
				<rect
					x="110"
					y="84"
					width="180"
					height="16"
					className="is-box"
				/>
				{ BOXES.map( ( box, index ) => (
					<g key={ box.y }>
						<rect { ...box } rx="3" className="is-press" />
						<text x={ box.x + box.width - 14 } y={ box.y + 15 }>
							{ index + 1 }
						</text>
					</g>
				) ) }
			</svg>
			<ol>
				{ steps().map( ( step ) => (
					<li key={ step }>{ step }</li>
				) ) }
			</ol>
		</div>
	);
}
