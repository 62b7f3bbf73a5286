<?php
/**
 * How many orders wait longer than the merchant wants to be told, by the same measure as the mails.
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

	public function overdue(): int {
		return $this->queue->count_late( $this->clock->now() - 60 * $this->settings->of( 'alerts' )->number( 'red_minutes' ) );
	}
}
