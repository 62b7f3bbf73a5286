<?php
/**
 * What was asked cannot be understood; nothing was done.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Rest\Schema\Fault;

final class InvalidArguments extends \RuntimeException {

	/**
	 * @param non-empty-list<Fault> $faults
	 */
	public function __construct( public readonly array $faults ) {
		parent::__construct( 'rest_invalid_param' );
	}
}
