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

final class ThrottledTransport implements Transport {

	/**
	 * By chance between these two: a second's turns may be gone within 30 ms, and who always asked at the same moment would always come too late.
	 */
	private const WAIT_MICROS = array( 10000, 30000 );

	/**
	 * Well within the margin a claim keeps beyond the HTTP time-out.
	 */
	private const PATIENCE_NANOS = 5000000000;

	private readonly \Closure $nanos;
	private readonly \Closure $pause;

	/**
	 * @param \Closure():bool           $take_turn True when one of this second's calls was left, and is ours now.
	 * @param (\Closure():int)|null     $nanos     A clock that only goes forward; this machine's by default.
	 * @param (\Closure(int):void)|null $pause     Waits that many microseconds.
	 */
	public function __construct(
		private readonly Transport $transport,
		private readonly \Closure $take_turn,
		?\Closure $nanos = null,
		?\Closure $pause = null,
	) {
		$this->nanos = $nanos ?? static fn(): int => (int) hrtime( true );
		$this->pause = $pause ?? usleep( ... );
	}

	public function send( HttpRequest $request ): HttpResponse {
		$since = ( $this->nanos )();
		while ( ! ( $this->take_turn )() ) {
			if ( ( $this->nanos )() - $since > self::PATIENCE_NANOS ) {
				throw new NoTurn();
			}
			( $this->pause )( random_int( ...self::WAIT_MICROS ) );
		}
		return $this->transport->send( $request );
	}
}
