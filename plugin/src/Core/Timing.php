<?php
/**
 * The seconds everything waits for; a shop may change them with the `pedal_timing` filter.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Timing {

	public const DEFAULTS = array(
		'http_timeout'        => 45,
		'lease'               => 180,
		'quarantine'          => 120,
		'second_look'         => 60,
		'concurrency'         => 4,
		'requests_per_second' => 10,
		'budget_web'          => 20,
		'budget_cli'          => 55,
		'sweep_overlap'       => 900,
		'webhook_timeout'     => 15,
	);

	private function __construct(
		public readonly float $http_timeout,
		public readonly int $lease,
		public readonly int $quarantine,
		public readonly int $second_look,
		public readonly int $concurrency,
		public readonly int $requests_per_second,
		public readonly int $budget_web,
		public readonly int $budget_cli,
		public readonly int $sweep_overlap,
		public readonly float $webhook_timeout,
	) {}

	/**
	 * Values that are no positive numbers fall back to the default, so that a bad filter cannot stop deliveries.
	 *
	 * @param array<mixed> $values
	 */
	public static function from( array $values ): self {
		$clean = array();
		foreach ( self::DEFAULTS as $name => $default ) {
			$value          = $values[ $name ] ?? $default;
			$clean[ $name ] = is_numeric( $value ) && $value >= 0 ? $value + 0 : $default;
		}
		return new self(
			max( 0.1, (float) $clean['http_timeout'] ),
			// A claim that ends before its own call would never send anything.
			max( (int) ceil( $clean['http_timeout'] ) + 2, (int) $clean['lease'] ),
			(int) $clean['quarantine'],
			(int) $clean['second_look'],
			max( 1, (int) $clean['concurrency'] ),
			max( 1, (int) $clean['requests_per_second'] ),
			max( 1, (int) $clean['budget_web'] ),
			max( 1, (int) $clean['budget_cli'] ),
			(int) $clean['sweep_overlap'],
			max( 0.1, (float) $clean['webhook_timeout'] ),
		);
	}

	/**
	 * A request may start only while the claim surely outlives it; the margin is 15 s, less when a shop shortens its lease.
	 */
	public function must_remain(): int {
		$call = (int) ceil( $this->http_timeout );
		return $call + min( 15, intdiv( $this->lease - $call, 2 ) );
	}
}
