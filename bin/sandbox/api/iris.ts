/**
 * Where things are found.
 */

export const deliveryIri = ( id: number ): string => `/api/deliveries/${ id }`;
export const storeIri = ( id: number ): string => `/api/stores/${ id }`;
export const taskIri = ( id: number ): string => `/api/tasks/${ id }`;
export const slotIri = ( id: number ): string => `/api/time_slots/${ id }`;
