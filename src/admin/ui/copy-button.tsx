/**
 * Copies a text and says so on the button itself.
 */
import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Given {
	text: string;
	/** What is copied, for those who do not see what is beside the button. */
	what?: string;
	/** Say it for everybody, where nothing beside the button shows it. */
	seen?: boolean;
}

export function CopyButton( { text, what = '', seen = false }: Given ) {
	const [ copied, setCopied ] = useState( false );
	const ref = useCopyToClipboard< HTMLButtonElement >( text, () =>
		setCopied( true )
	);
	useEffect( () => {
		const timer = copied
			? setTimeout( () => setCopied( false ), 2_000 )
			: undefined;
		return () => clearTimeout( timer );
	}, [ copied ] );
	const label = copied
		? __( 'Copied', 'pedal-bridge' )
		: __( 'Copy', 'pedal-bridge' );
	return (
		<Button
			ref={ ref }
			__next40pxDefaultSize
			variant="secondary"
			className="pedal-copy"
		>
			<span aria-live="polite">{ label }</span>
			{ what && (
				<span className={ seen ? '' : 'screen-reader-text' }>
					{ `\u00a0${ what }` }
				</span>
			) }
		</Button>
	);
}
