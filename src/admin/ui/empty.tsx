/**
 * Nothing is here, why that is so, and the one thing to do about it.
 */
import type { ReactNode } from 'react';

interface Given {
	title: string;
	children?: ReactNode;
}

export function Empty( { title, children }: Given ) {
	return (
		<div className="pedal-empty">
			<h2>{ title }</h2>
			{ children }
		</div>
	);
}
