/**
 * Which rows of the shop still have something to do, as conditions for its tables.
 */

/** Rows that only look again, at what a courier may have moved or for a twin, are at rest. */
export const AT_WORK = `( sync IN ('pending', 'unknown', 'in_flight') AND NOT ( remote_id IS NOT NULL AND desired = 'present' AND remote_hash = desired_hash ) )`;

/** Whoever was telling the order and the people died over it. */
export const UNTOLD = `( telling_until > 0 AND ( sync = 'attention' OR stage <> 'none' ) )`;
