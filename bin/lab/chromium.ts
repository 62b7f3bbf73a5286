/**
 * A Chromium on this machine, for what has to be seen in a browser.
 */
import { existsSync } from 'node:fs';

const PLACES = [
	process.env.PEDAL_CHROMIUM ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const findChromium = (): string | null =>
	PLACES.find( ( place ) => place && existsSync( place ) ) ?? null;
