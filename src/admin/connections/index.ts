/**
 * The Store accounts this shop sends to.
 */
export { Connect } from './connect.tsx';
export { Connections, WhereToFind } from './connections.tsx';
export { StoreFacts } from './store-facts.tsx';
