<?php
/**
 * A platform that is only told: it knows a repeated call by its id, so nothing is ever in doubt, and it is never asked anything.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

use Pedal\Core\DeliveryRow;

interface Listener extends Platform {

	/**
	 * The same, telling about this row: its marker and version make the id that stays over retries.
	 */
	public function about( DeliveryRow $row ): static;

	/**
	 * @return non-empty-list<int> Seconds to wait after the first failure, the second, …; the last one repeats.
	 */
	public function waits(): array;
}
