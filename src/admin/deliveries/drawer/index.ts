/**
 * One delivery in full.
 */
export { Drawer } from './drawer.tsx';
