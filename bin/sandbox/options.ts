/**
 * How a sandbox is started.
 */

export interface SandboxOptions {
	/** 0 picks a free one. */
	port?: number;
	/** The same server under `/_ctl` when left out. */
	controlPort?: number;
	host?: string;
	/** Origin in tracking and label links; the API's own by default. */
	publicUrl?: string;
	/** The same text gives the same keys. Random when left out. */
	seed?: string;
	/** Stores, apps, deliveries and webhooks survive in this file. */
	stateFile?: string;
	/** Seconds between a courier's steps; no courier when left out. */
	courier?: number;
	timezone?: string;
	country?: string;
	locale?: string;
	/** Where the instance's clock begins, in any form `Date` reads. */
	clock?: string;
	/** Serves https with this pair. */
	tls?: { key: string; cert: string };
	/** Called for every finished request; nothing is printed otherwise. */
	log?: ( line: string ) => void;
	/** Factor on the 1, 2 and 4 seconds between webhook retries. */
	webhookRetryScale?: number;
}

/** What is wrong with an option, in words for whoever typed it. */
export class OptionError extends Error {}
