<?php
/**
 * What a REST call takes, for the command of the same name: the same arguments, with the same limits.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Fields;
use Pedal\Rest\InvalidArguments;
use Pedal\Rest\Schema\Reader;

final class RestArguments {

	/**
	 * WP-CLI's own flags, on every command.
	 */
	private const NOT_OURS = array( 'format', 'fields', 'yes' );

	/**
	 * @param list<array{0:string,1:string,2:mixed,3:mixed,4:callable():array<string,mixed>,5:mixed,6?:int}> $routes wiring/routes.php.
	 */
	public function __construct( private readonly array $routes ) {}

	/**
	 * @param array<string,mixed> $given
	 * @return array<string,mixed>
	 * @throws InvalidArguments
	 */
	public function read( string $verb, string $path, array $given ): array {
		$reader = new Reader( true );
		$read   = $reader->read( array_diff_key( $given, array_flip( self::NOT_OURS ) ), $this->schema( $verb, $path ), '' );
		$faults = $reader->faults();
		return array() === $faults ? ( new Fields( $read ) )->named() : throw new InvalidArguments( $faults );
	}

	/**
	 * @return array<string,mixed>
	 */
	private function schema( string $verb, string $path ): array {
		foreach ( $this->routes as $route ) {
			if ( $path === $route[1] && in_array( $verb, explode( ', ', $route[0] ), true ) ) {
				return ( $route[4] )();
			}
		}
		throw new \LogicException( "There is no route $verb $path." );
	}
}
