<?php
/**
 * Host name → addresses.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

interface Resolver {

	/**
	 * @return list<string> All IPv4 and IPv6 addresses; empty when the name does not resolve.
	 */
	public function addresses( string $host ): array;
}
