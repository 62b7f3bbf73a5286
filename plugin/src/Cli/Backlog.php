<?php
/**
 * Which orders wait longer than the merchant wants to be told, by the same measure as the mails.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Clock;
use Pedal\Storage\Queue;
use Pedal\Storage\Settings;

final class Backlog {

	public function __construct(
		private readonly Queue $queue,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	/**
	 * @param list<int> $before Overdue before the pass: a try that failed gives them a new date, but they are as late as they were.
	 * @return list<int> Deliveries.
	 */
	public function overdue( array $before = array() ): array {
		$late = $this->queue->late( $this->clock->now() - 60 * $this->settings->of( 'alerts' )->number( 'red_minutes' ) );
		return array_values( array_unique( array( ...$late, ...$this->queue->still_open( $before ) ) ) );
	}
}
