<?php
/**
 * The statement, made now, for as long as a command may take.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Fields;
use Pedal\Core\Timing;
use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Statement;
use Pedal\Rest\Time;

final class Proof {

	public function __construct(
		private readonly Intake $intake,
		private readonly Statement $statement,
		private readonly Timing $timing,
	) {}

	/**
	 * @return array<string,mixed>
	 */
	public function make(): array {
		$this->intake->settle();
		$ends = microtime( true ) + $this->timing->budget_cli;
		$made = $this->statement->make( static fn(): bool => microtime( true ) < $ends );
		return array( 'checked_at' => Time::of( ( new Fields( $made ) )->number( 'checked_at' ) ) ) + $made;
	}
}
