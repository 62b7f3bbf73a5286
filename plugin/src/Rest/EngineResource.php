<?php
/**
 * The engine: one pass by button, and how it is doing.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\Intake;
use Pedal\Storage\Backlog;
use Pedal\Storage\Connections;
use Pedal\Storage\Schema;

final class EngineResource {

	public function __construct(
		private readonly Intake $intake,
		private readonly Backlog $backlog,
		private readonly Clocks $clocks,
		private readonly Connections $connections,
		private readonly Clock $clock,
	) {}

	/**
	 * @return array{settled:int,remaining:int,oldest_due_seconds:int}
	 */
	public function drain(): array {
		return $this->clocks->pressed();
	}

	/**
	 * @return array<string,mixed>
	 */
	public function status(): array {
		$this->intake->settle();
		return array(
			'counts'             => $this->backlog->counts(),
			'oldest_due_seconds' => $this->backlog->oldest_due_seconds( $this->clock->now() ),
			'clocks'             => array_map( static fn( int $at ): array => array( 'last_at' => Time::of( $at ) ), $this->clocks->heartbeats() ),
			'connections'        => array_map(
				static fn( Connection $connection ): array => array(
					'id'     => $connection->id,
					'status' => $connection->status,
				),
				array_values( $this->connections->all() )
			),
			'versions'           => array(
				'pedal'       => PEDAL_VERSION,
				'wordpress'   => get_bloginfo( 'version' ),
				'woocommerce' => WC_VERSION,
				'php'         => PHP_VERSION,
				'schema'      => (string) Schema::VERSION,
			),
		);
	}
}
