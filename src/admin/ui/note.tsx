/**
 * A coloured box that stays. What it says aloud is given as text: left to itself, WordPress's Notice would render everything in it a second time.
 */
import { Notice } from '@wordpress/components';
import type { ReactNode } from 'react';

interface Given {
	tone: 'error' | 'warning' | 'success';
	/** Said aloud when it appears; empty where it is there from the beginning. */
	spoken?: string;
	className?: string;
	children: ReactNode;
}

export function Note( { tone, spoken = '', className = '', children }: Given ) {
	return (
		<Notice
			className={ className }
			status={ tone }
			isDismissible={ false }
			spokenMessage={ spoken }
		>
			{ children }
		</Notice>
	);
}
