/**
 * What must be seen on every screen.
 */
export { Banners } from './banners.tsx';
