/**
 * A question over the page. It stays open when its answer fails.
 */
import { Modal } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Given {
	title: string;
	close: () => void;
	/** What is in it would be lost by a stray click beside it. */
	keep?: boolean;
	children: ReactNode;
}

export function Dialog( { title, close, keep = false, children }: Given ) {
	return (
		<Modal
			title={ title }
			onRequestClose={ close }
			shouldCloseOnClickOutside={ ! keep }
			className="pedal-dialog"
			size="medium"
		>
			{ children }
		</Modal>
	);
}
