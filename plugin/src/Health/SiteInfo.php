<?php
/**
 * What support staff want to know, in Tools → Site Health → Info: counts and states, nothing personal, no part of a key.
 */

declare( strict_types=1 );

namespace Pedal\Health;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Forwarding\Clocks;
use Pedal\Storage\Backlog;
use Pedal\Storage\Connections;
use Pedal\Storage\Schema;

final class SiteInfo {

	public function __construct(
		private readonly Connections $connections,
		private readonly Backlog $backlog,
		private readonly Clocks $clocks,
		private readonly Clock $clock,
	) {}

	/**
	 * On `debug_information`.
	 */
	public function add( mixed $information ): mixed {
		if ( ! is_array( $information ) ) {
			return $information;
		}
		try {
			$fields = $this->facts();
		} catch ( \Throwable $failure ) {
			$fields = array( 'failure' => $failure::class );
		}
		$information['pedal-bridge'] = array(
			'label'  => 'Pedal',
			'fields' => array_map(
				static fn( string $name, string $value ): array => array(
					'label' => $name,
					'value' => $value,
				),
				array_keys( $fields ),
				$fields
			),
		);
		return $information;
	}

	/**
	 * @return array<string,string>
	 */
	private function facts(): array {
		$now   = $this->clock->now();
		$facts = array(
			'version'     => PEDAL_VERSION,
			'schema'      => (string) Schema::VERSION,
			'oldest due'  => $this->backlog->oldest_due_seconds( $now ) . ' s',
			'connections' => implode( ', ', array_map( static fn( Connection $one ): string => "#{$one->id} {$one->driver}: {$one->status} {$one->status_code}" . ( $one->enabled ? '' : ' (off)' ), $this->connections->all() ) ),
		);
		foreach ( $this->backlog->counts() as $sync => $count ) {
			$facts[ "deliveries $sync" ] = (string) $count;
		}
		foreach ( $this->clocks->heartbeats() as $name => $beat ) {
			$facts[ "clock $name" ] = 0 === $beat ? '–' : ( $now - $beat ) . ' s';
		}
		return $facts;
	}
}
