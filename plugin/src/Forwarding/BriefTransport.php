<?php
/**
 * Keeps a call short: somebody looks at a screen meanwhile.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Transport;

final class BriefTransport implements Transport {

	private const SECONDS = 5.0;

	public function __construct( private readonly Transport $transport ) {}

	public function send( HttpRequest $request ): HttpResponse {
		return $this->transport->send( $request->within( self::SECONDS ) );
	}
}
