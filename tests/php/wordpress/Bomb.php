<?php
/**
 * An object that tells when it comes out of a serialized string.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class Bomb {

	public static int $woken = 0;

	public function __wakeup(): void {
		++self::$woken;
	}
}
