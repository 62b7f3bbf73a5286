/**
 * The box on an order's own screen; its parts are loaded only there.
 */
export { OrderBox } from './order-box.tsx';
