/**
 * The plugin's seconds in a rig: everything about twenty times faster, with the proportions of the real ones.
 */

export interface Timing {
	http_timeout: number;
	lease: number;
	quarantine: number;
	second_look: number;
	concurrency: number;
	requests_per_second: number;
	budget_web: number;
	budget_cli: number;
	webhook_timeout: number;
}

export const FAST: Timing = {
	http_timeout: 2,
	lease: 10,
	quarantine: 6,
	second_look: 2,
	concurrency: 4,
	requests_per_second: 200,
	budget_web: 3,
	budget_cli: 5,
	webhook_timeout: 5,
};

/** Of the platform: work done after the client left, and rows that its lists show late. Their sum stays below quarantine and second look. */
export const LATE_COMMIT = 3;
export const LIST_LAG = 1.5;

/** Longer than a client waits. */
export const SLOW = 3;
