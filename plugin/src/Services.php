<?php
/**
 * A lazy list of factories: every object is made once, when it is first asked for.
 */

declare( strict_types=1 );

namespace Pedal;

final class Services {

	/**
	 * @var array<class-string,object>
	 */
	private array $made = array();

	/**
	 * @param array<class-string,callable(Services):object> $factories
	 */
	public function __construct( private readonly array $factories ) {}

	/**
	 * @template T of object
	 * @param class-string<T> $name
	 * @return T
	 */
	public function get( string $name ): object {
		/** @var T $made */
		$made = $this->made[ $name ] ??= ( $this->factories[ $name ] ?? throw new \LogicException( "Nobody knows how to make $name." ) )( $this );
		return $made;
	}
}
