<?php
/**
 * The statement: how many orders should be at the platform, how many are, and every difference by name.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Core\Timing;
use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Statement;

final class StatementResource {

	public function __construct(
		private readonly Intake $intake,
		private readonly Statement $statement,
		private readonly Timing $timing,
	) {}

	/**
	 * As last compared.
	 *
	 * @return array<string,mixed>
	 */
	public function read(): array {
		return self::shown( new Fields( $this->statement->latest() ) );
	}

	/**
	 * Compares now, as long as a web request may take.
	 *
	 * @return array<string,mixed>
	 */
	public function sweep(): array {
		$this->intake->settle();
		$ends = microtime( true ) + $this->timing->budget_web;
		return self::shown( new Fields( $this->statement->make( static fn(): bool => microtime( true ) < $ends ) ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function shown( Fields $made ): array {
		return array(
			'checked_at'     => Time::of( $made->number( 'checked_at' ) ),
			'eligible'       => $made->number( 'eligible' ),
			'at_platform'    => $made->number( 'at_platform' ),
			'attention'      => $made->number( 'attention' ),
			'in_progress'    => $made->number( 'in_progress' ),
			'missing'        => array_values( $made->in( 'missing' )->named() ),
			'extra'          => $made->texts( 'extra' ),
			'found_by_sweep' => $made->number( 'found_by_sweep' ),
		);
	}
}
