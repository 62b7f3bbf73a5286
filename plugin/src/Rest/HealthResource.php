<?php
/**
 * `/health`: what the doctor finds.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Health\Doctor;

final class HealthResource {

	public function __construct( private readonly Doctor $doctor ) {}

	/**
	 * @param array<string,mixed> $given
	 * @return list<array<string,string>>
	 */
	public function examine( array $given ): array {
		return $this->doctor->examine( ( new Fields( $given ) )->yes( 'deep' ) );
	}
}
