<?php
/**
 * A secret that is not there or cannot be opened: nothing is sent until a person enters it again.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Unreadable extends \RuntimeException {

	/**
	 * @param string $reason From interface section 8: whether there was one at all.
	 */
	public function __construct( string $message, public readonly string $reason = 'pedal_secret_unreadable' ) {
		parent::__construct( $message );
	}
}
