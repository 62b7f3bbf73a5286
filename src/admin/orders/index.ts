/**
 * The shop's orders, as far as the desk needs them.
 */
export { shopOrders } from './calls.ts';
export { OrderPicker, type PickedOrder } from './order-picker.tsx';
export { Through } from './through.tsx';
