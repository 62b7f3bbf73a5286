/**
 * High-performance order storage on.
 */
import { aDay } from './day.ts';

aDay( true );
