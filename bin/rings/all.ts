/**
 * Every ring of tests, cheapest first.
 */
import { chaosRings } from './chaos-rings.ts';
import { labRings } from './lab-rings.ts';
import { mutationRing } from './mutation-ring.ts';
import { nodeRings } from './node-rings.ts';
import { phpRings } from './php-rings.ts';
import type { Ring } from './ring.ts';
import { wordpressRings } from './wordpress-rings.ts';

export const rings: Ring[] = [
	...nodeRings,
	...phpRings,
	...wordpressRings,
	...chaosRings,
	mutationRing,
	...labRings,
];
