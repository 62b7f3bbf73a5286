/**
 * REST keys for platforms that read the shop.
 */
export { KeysStep } from './keys-step.tsx';
