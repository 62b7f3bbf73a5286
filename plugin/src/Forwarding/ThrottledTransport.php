<?php
/**
 * Keeps one connection's calls below its rate, over all processes and hosts.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Platform\HttpRequest;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\NoTurn;
use Pedal\Platform\Transport;
use Pedal\Storage\Connections;

final class ThrottledTransport implements Transport {

	private const WAIT_MICROS = 50000;

	/**
	 * Well within the margin a claim keeps beyond the HTTP time-out.
	 */
	private const WAIT_TRIES = 100;

	public function __construct(
		private readonly Transport $transport,
		private readonly Connections $connections,
		private readonly int $connection_id,
		private readonly int $per_second,
	) {}

	public function send( HttpRequest $request ): HttpResponse {
		for ( $try = 0; ! $this->connections->take_turn( $this->connection_id, $this->per_second ); $try++ ) {
			if ( $try >= self::WAIT_TRIES ) {
				throw new NoTurn();
			}
			usleep( self::WAIT_MICROS );
		}
		return $this->transport->send( $request );
	}
}
