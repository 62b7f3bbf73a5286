/**
 * The generated contract, with names for the words it spells out.
 */
import type { Delivery, Routes, StageEffects } from '../contract/rest.d.ts';

export type * from '../contract/rest.d.ts';

export type Stage = Delivery[ 'stage' ];
export type Action = Delivery[ 'actions' ][ number ];
export type EffectStage = keyof StageEffects;
export type StepId = 'permalinks' | 'keys' | 'connection' | 'routes' | 'try';
export type Permissions = Arguments< 'POST /setup/keys' >[ 'permissions' ];

/** What one call takes. */
export type Arguments< R extends keyof Routes > = Routes[ R ][ 'arguments' ];
