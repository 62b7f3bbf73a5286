<?php
/**
 * Platforms there are drivers for.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Platform\Drivers;

final class DriversResource {

	public function __construct( private readonly Drivers $drivers ) {}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function list( array $arguments ): Answer {
		$all = array();
		foreach ( $this->drivers->all() as $id => $driver ) {
			$all[] = array(
				'id'              => (string) $id,
				'name'            => $driver['name'],
				'abilities'       => $driver['abilities'],
				'settings_schema' => (object) $driver['settings_schema'],
			);
		}
		return ShortCollection::of( $all, array( 'id', 'name' ) )->page( $arguments );
	}
}
