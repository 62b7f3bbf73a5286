<?php
/**
 * The proof: eligible orders, how many are at the platform, and every difference by name.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Storage\Journal;
use Pedal\Storage\Orders;
use Pedal\Storage\Settings;
use Pedal\Storage\Tally;
use Pedal\Storage\Watch;

final class Statement {

	private const DAYS = 30;

	public function __construct(
		private readonly Sweep $sweep,
		private readonly Tally $tally,
		private readonly Strays $strays,
		private readonly Watch $watch,
		private readonly Decisions $decisions,
		private readonly Orders $orders,
		private readonly Settings $settings,
		private readonly Journal $journal,
		private readonly Clock $clock,
	) {}

	/**
	 * Sweeps everything and writes the statement down.
	 *
	 * @param callable():bool $has_time
	 * @return array<string,mixed>
	 */
	public function make( callable $has_time ): array {
		$this->sweep->full( $has_time );
		$since   = $this->clock->now() - 86400 * self::DAYS;
		$missing = $this->missing();
		$counts  = $this->tally->since( $since );
		$detail  = array(
			'eligible'       => $counts['wanted'] + count( $missing ),
			'at_platform'    => $counts['at_platform'],
			'attention'      => $counts['attention'],
			'in_progress'    => $counts['in_progress'],
			'missing'        => $missing,
			'extra'          => array_values( array_unique( array( ...$this->tally->extra( $since ), ...$this->strays->ids( $has_time ) ) ) ),
			'found_by_sweep' => $this->journal->count( 'swept', 'found' ),
		);
		$this->journal->note_order( 'swept', 'statement', 0, $detail );
		return array( 'checked_at' => $this->clock->now() ) + $detail;
	}

	/**
	 * @return array<string,mixed>|null The last one; null when none was made yet.
	 */
	public function latest(): ?array {
		$entry = $this->journal->latest( 'swept', 'statement' );
		return null === $entry ? null : array( 'checked_at' => $entry['at'] ) + $entry['detail'];
	}

	/**
	 * Orders that should be sent and have no row, after a sweep: there should be none.
	 *
	 * @return list<int>
	 */
	private function missing(): array {
		$missing = array();
		foreach ( $this->watch->without_delivery( $this->settings->policy()->all_statuses(), self::DAYS, 0, 500 ) as $id ) {
			$order = $this->orders->get( $id );
			if ( null !== $order && $this->should_be_sent( $order ) ) {
				$missing[] = $id;
			}
		}
		return $missing;
	}

	/**
	 * What nobody can decide on, because another plugin's filter fails, is a difference too; and it does not hide the others.
	 */
	private function should_be_sent( \WC_Order $order ): bool {
		try {
			return $this->decisions->of( $order, $this->decisions->facts( $order ) )->send;
		} catch ( \Throwable ) {
			return true;
		}
	}
}
