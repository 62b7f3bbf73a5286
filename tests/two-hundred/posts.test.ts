/**
 * High-performance order storage off.
 */
import { aDay } from './day.ts';

aDay( false );
