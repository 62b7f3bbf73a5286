<?php
/**
 * Order → the exact request, and its hash: rebuilt from the order whenever it is needed, never stored.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Connection;
use Pedal\Core\OrderFacts;
use Pedal\Core\RequestMapper;
use Pedal\Core\Window;
use Pedal\Storage\Settings;

final class Composer {

	public function __construct(
		private readonly Platforms $platforms,
		private readonly Settings $settings,
	) {}

	/**
	 * @param string $omit Field the platform refused.
	 */
	public function compose( OrderFacts $facts, Connection $connection, string $marker, ?Window $window, string $omit = '' ): Composed {
		$request = RequestMapper::map( $facts, $window, $this->settings->policy(), $omit );
		$body    = $this->platforms->of( $connection )->compose( $request, $marker );
		/**
		 * The exact request that goes to the platform.
		 *
		 * @param array $body          As the driver composed it.
		 * @param int   $order_id
		 * @param int   $connection_id
		 */
		$filtered = apply_filters( 'pedal_request', $body, $facts->id, $connection->id );
		return new Composed( is_array( $filtered ) ? $filtered : $body );
	}
}
