<?php
/**
 * A command ended with this code.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class CliEnd extends \RuntimeException {

	public function __construct( public readonly int $exit ) {
		parent::__construct( "exit $exit" );
	}
}
