<?php
/**
 * Reasons why this shop may send nothing at all right now.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Storage\Install;
use Pedal\Storage\Schema;

final class Guard {

	public function __construct(
		private readonly Install $install,
		private readonly Schema $schema,
	) {}

	/**
	 * @return string A code, empty when nothing stands in the way.
	 */
	public function reason(): string {
		return match ( true ) {
			$this->schema->is_from_the_future()                            => 'pedal_newer_data',
			$this->install->is_elsewhere()                                 => 'pedal_cloned_site',
			function_exists( 'coopcycle_woocommerce_order_status_changed' ) => 'pedal_other_plugin',
			default                                                        => '',
		};
	}
}
