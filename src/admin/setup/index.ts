/**
 * The way in.
 */
export { Setup } from './setup.tsx';
