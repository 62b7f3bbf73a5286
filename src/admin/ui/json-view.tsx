/**
 * An exact body, to read and to copy.
 */
import { CopyButton } from './copy-button.tsx';

interface Given {
	of: unknown;
	what: string;
}

export function JsonView( { of, what }: Given ) {
	const text = JSON.stringify( of, null, 2 );
	return (
		<div className="pedal-json">
			{  }
			<pre tabIndex={ 0 } role="region" aria-label={ what }>
				{ text }
			</pre>
			<CopyButton text={ text } what={ what } />
		</div>
	);
}
