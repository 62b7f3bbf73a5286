/**
 * How orders are sent and who hears of it.
 */
export { Settings } from './settings.tsx';
