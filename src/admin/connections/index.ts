/**
 * The Store accounts this shop sends to.
 */
export { Connect } from './connect.tsx';
export { Connections } from './connections.tsx';
