/**
 * What is wrong and what to do about it.
 */
export { Health } from './health.tsx';
