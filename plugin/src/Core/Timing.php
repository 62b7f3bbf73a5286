<?php
/**
 * The seconds everything waits for; a shop may change them at any time with the `pedal_timing` filter.
 */

declare( strict_types=1 );

namespace Pedal\Core;

/**
 * @property-read float $http_timeout
 * @property-read int   $lease
 * @property-read int   $quarantine
 * @property-read int   $second_look
 * @property-read int   $concurrency
 * @property-read int   $requests_per_second
 * @property-read int   $budget_web
 * @property-read int   $budget_cli
 * @property-read int   $sweep_overlap
 * @property-read float $webhook_timeout
 */
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

	/**
	 * What may be zero; anything else of zero would stop deliveries.
	 */
	private const MAY_BE_ZERO = array( 'quarantine', 'second_look', 'sweep_overlap' );

	/**
	 * @param \Closure():mixed $read The values as the shop has them now.
	 */
	public function __construct( private readonly \Closure $read ) {}

	/**
	 * A value that is no fitting number falls back to the default, so that a bad filter cannot stop deliveries.
	 */
	public function __get( string $name ): int|float {
		$values = ( $this->read )();
		return match ( $name ) {
			'http_timeout', 'webhook_timeout' => (float) self::value( $values, $name ),
			// A claim that ends before its own call would never send anything.
			'lease' => max( (int) ceil( self::value( $values, 'http_timeout' ) ) + 2, (int) self::value( $values, $name ) ),
			default => (int) ceil( self::value( $values, $name ) ),
		};
	}

	/**
	 * A request may start only while the claim surely outlives it; the margin is 15 s, less when a shop shortens its lease.
	 */
	public function must_remain(): int {
		$call = (int) ceil( $this->http_timeout );
		return $call + min( 15, intdiv( $this->lease - $call, 2 ) );
	}

	private static function value( mixed $values, string $name ): int|float {
		$value   = is_array( $values ) ? $values[ $name ] ?? null : null;
		$default = self::DEFAULTS[ $name ] ?? throw new \LogicException( "There is no timing called $name." );
		if ( ! is_numeric( $value ) || ! is_finite( (float) $value ) || $value < 0 || ( 0.0 === (float) $value && ! in_array( $name, self::MAY_BE_ZERO, true ) ) ) {
			return $default;
		}
		return $value + 0;
	}
}
