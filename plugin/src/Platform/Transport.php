<?php
/**
 * The one way out of the shop.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

interface Transport {

	/**
	 * @throws Unavailable When nothing left this machine.
	 * @throws Uncertain   When something may have.
	 * @throws NoTurn      When others were first for too long.
	 */
	public function send( HttpRequest $request ): HttpResponse;
}
