/**
 * The only file that knows @woocommerce/components: what we use of it, with types one can work with.
 */
import {
	Pill as WooPill,
	Stepper as WooStepper,
	Timeline as WooTimeline,
} from '@woocommerce/components';
import type { ComponentType, ReactElement, ReactNode } from 'react';

export interface TimelineItem {
	date: Date;
	icon: ReactElement;
	headline: ReactElement | string;
	body: Array< ReactElement | string >;
}

/** Typed there by its prop types, where every list is a list of nothing. */
export const Timeline = WooTimeline as unknown as ComponentType< {
	items: TimelineItem[];
	orderBy?: 'asc' | 'desc';
	groupBy?: 'day' | 'week' | 'month';
	dateFormat?: string;
	clockFormat?: string;
} >;

export const Stepper = WooStepper;

export const Pill = WooPill as unknown as ComponentType< {
	children: ReactNode;
	className?: string;
} >;
