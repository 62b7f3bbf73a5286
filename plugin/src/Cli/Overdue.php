<?php
/**
 * Which orders wait longer than the merchant wants to be told, by the same measure as the mails.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Clock;
use Pedal\Storage\Backlog;
use Pedal\Storage\Settings;

final class Overdue {

	public function __construct(
		private readonly Backlog $backlog,
		private readonly Settings $settings,
		private readonly Clock $clock,
	) {}

	/**
	 * @param list<int> $before Overdue before the pass: a try that failed gives them a new date, but they are as late as they were.
	 * @return list<int> Deliveries.
	 */
	public function ids( array $before = array() ): array {
		$late = $this->backlog->late( $this->clock->now() - 60 * $this->settings->of( 'alerts' )->number( 'red_minutes' ) );
		return array_values( array_unique( array( ...$late, ...$this->backlog->still_open( $before ) ) ) );
	}
}
