<?php
/**
 * A verified inbound hint: something happened to this delivery, go and look.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

use Pedal\Core\Stage;

final class Doorbell {

	/**
	 * @param string $remote_id Empty when the call was genuine but speaks of nothing we know.
	 */
	public function __construct(
		public readonly string $remote_id,
		public readonly string $event,
		public readonly Stage $hint = Stage::None,
	) {}
}
