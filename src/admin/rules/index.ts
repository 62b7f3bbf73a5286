/**
 * Which orders go where, finer than by shipping method.
 */
export { Rules } from './rules.tsx';
