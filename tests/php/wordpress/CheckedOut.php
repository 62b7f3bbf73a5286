<?php
/**
 * Ends the classic checkout where it would redirect and exit; an Error, because the checkout catches every Exception.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class CheckedOut extends \Error {

	public function __construct( public readonly int $order_id ) {
		parent::__construct( "Order $order_id is placed." );
	}
}
