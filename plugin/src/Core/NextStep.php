<?php
/**
 * The pure table from a row's state to the one step that brings it closer (docs/architecture.md).
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class NextStep {

	/**
	 * A row older than this that was never sent may be a restored backup: it looks first.
	 */
	public const FRESH_SECONDS = 600;

	/**
	 * @param DeliveryRow  $delivery The row as it was before it was claimed.
	 * @param SyncState $from     The state it was claimed from: pending or unknown.
	 */
	public static function of( DeliveryRow $delivery, SyncState $from, int $now ): Step {
		if ( SyncState::Unknown === $from ) {
			return null === $delivery->remote_id ? Step::LookUp : Step::Look;
		}
		if ( Desired::Absent === $delivery->desired ) {
			return self::towards_absent( $delivery );
		}
		if ( null === $delivery->remote_id ) {
			return self::is_provably_fresh( $delivery, $now ) ? Step::Create : Step::LookUp;
		}
		if ( $delivery->look || $delivery->stage->is_final() ) {
			return Step::Look;
		}
		return $delivery->remote_hash === $delivery->desired_hash ? Step::Settle : Step::Change;
	}

	private static function towards_absent( DeliveryRow $delivery ): Step {
		if ( null === $delivery->remote_id ) {
			return $delivery->sends > 0 || $delivery->look_first ? Step::LookUp : Step::Settle;
		}
		if ( ! $delivery->stage->is_final() ) {
			return Step::Cancel;
		}
		return $delivery->look ? Step::Look : Step::Settle;
	}

	/**
	 * Fresh = planned just now and never sent, so nothing of it can exist at the platform.
	 */
	private static function is_provably_fresh( DeliveryRow $delivery, int $now ): bool {
		return 0 === $delivery->sends && ! $delivery->look_first && $now - $delivery->created_at < self::FRESH_SECONDS;
	}
}
