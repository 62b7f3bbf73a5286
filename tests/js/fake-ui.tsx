/**
 * Stands in for @woocommerce/components, which exists only inside a shop: the same content without the looks.
 */
import type { ReactNode } from 'react';

interface Item {
	date: Date;
	headline: ReactNode;
	body: ReactNode[];
}

export const Timeline = ( { items }: { items: Item[] } ) => (
	<ul aria-label="timeline">
		{ items.map( ( { date, headline, body }, index ) => (
			<li key={ index }>
				{ headline } { date.toISOString() } { body }
			</li>
		) ) }
	</ul>
);

interface Step {
	key: string;
	label: string;
	description: string;
	isComplete?: boolean;
	content: ReactNode;
	onClick?: ( key: string ) => void;
}

export const Stepper = ( {
	steps,
	currentStep,
}: {
	steps: Step[];
	currentStep: string;
} ) => (
	<div>
		{ steps.map( ( step ) => (
			<div key={ step.key } data-done={ step.isComplete }>
				<button
					type="button"
					onClick={ () => step.onClick?.( step.key ) }
				>
					{ step.label } { step.description }
				</button>
				{ step.key === currentStep && step.content }
			</div>
		) ) }
	</div>
);

export const Pill = ( {
	children,
	className,
}: {
	children: ReactNode;
	className?: string;
} ) => <span className={ className }>{ children }</span>;
