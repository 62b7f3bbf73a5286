<?php
/**
 * Not one of the platform's futures: we kept this call back ourselves, others were first. Nothing left, and nobody failed.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class NoTurn extends Trouble {

	public function __construct() {
		parent::__construct( 'backoff' );
	}
}
