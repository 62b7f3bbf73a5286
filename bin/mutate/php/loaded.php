<?php
/**
 * Prepended to a run of PHPUnit: writes down which files it loaded, so that a mutant is tried on the tests that know it.
 */

declare( strict_types=1 );

register_shutdown_function(
	static fn() => file_put_contents( (string) getenv( 'PEDAL_LOADED' ), json_encode( get_included_files(), JSON_THROW_ON_ERROR ) )
);
