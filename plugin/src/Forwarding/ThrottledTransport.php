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

	/**
	 * By chance between these two: a second's turns may be gone within 30 ms, and who always asked at the same moment would always come too late.
	 */
	private const WAIT_MICROS = array( 10000, 30000 );

	/**
	 * Well within the margin a claim keeps beyond the HTTP time-out.
	 */
	private const PATIENCE_NANOS = 5000000000;

	public function __construct(
		private readonly Transport $transport,
		private readonly Connections $connections,
		private readonly int $connection_id,
		private readonly int $per_second,
	) {}

	public function send( HttpRequest $request ): HttpResponse {
		$since = hrtime( true );
		while ( ! $this->connections->take_turn( $this->connection_id, $this->per_second ) ) {
			if ( hrtime( true ) - $since > self::PATIENCE_NANOS ) {
				throw new NoTurn();
			}
			usleep( random_int( ...self::WAIT_MICROS ) );
		}
		return $this->transport->send( $request );
	}
}
