<?php
/**
 * What a call was for; the same status means different futures for different operations.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

enum Operation: string {
	case Token  = 'token';
	case Read   = 'read';
	case Look   = 'look';
	case Create = 'create';
	case Change = 'change';
	case Cancel = 'cancel';

	/**
	 * News for a listener, under an id that stays over retries.
	 */
	case Event = 'event';

	/**
	 * Repeating it blindly could change something at the platform.
	 */
	public function writes(): bool {
		return match ( $this ) {
			self::Create, self::Change, self::Cancel => true,
			default => false,
		};
	}
}
