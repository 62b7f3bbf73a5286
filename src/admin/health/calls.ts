/**
 * Asking the doctor: quickly, or with every probe that takes the network.
 */
import { list } from '../api.ts';
import type { Finding } from '../types.ts';

export const health = {
	examine: async ( deep: boolean, signal?: AbortSignal ) =>
		( await list< Finding >( `health?deep=${ deep }`, signal ) ).items,
};
