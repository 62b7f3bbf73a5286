/**
 * A question over the page. It stays open when its answer fails.
 */
import { Modal } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Given {
	title: string;
	close: () => void;
	/** What is in it would be lost by a stray key or click: it closes by its own buttons only. */
	keep?: boolean;
	children: ReactNode;
}

export function Dialog( { title, close, keep = false, children }: Given ) {
	return (
		<Modal
			title={ title }
			onRequestClose={ close }
			// Else it would fade away before it asks.
			isDismissible={ ! keep }
			shouldCloseOnEsc={ ! keep }
			shouldCloseOnClickOutside={ ! keep }
			onKeyDown={ ( { code } ) => {
				if ( keep && code === 'Escape' ) {
					close();
				}
			} }
			className="pedal-dialog"
			size="medium"
		>
			{ children }
		</Modal>
	);
}
