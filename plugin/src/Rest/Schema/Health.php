<?php
/**
 * What the doctor found.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Health {

	/**
	 * @return array<string,mixed>
	 */
	public static function arguments(): array {
		return Type::arguments( array( 'deep' => Type::yes_or_no( 'Also the probes that call over the network.' ) + array( 'default' => false ) ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function findings(): array {
		return Type::list_of(
			Type::object(
				'Finding',
				array(
					'id'       => Type::text( 'The probe.' ),
					'label'    => Type::text(),
					'status'   => Type::one_of( array( 'good', 'recommended', 'critical' ), 'Critical only for what stops deliveries.' ),
					'code'     => Type::text( 'The fault; empty when good.' ),
					'message'  => Type::text(),
					'evidence' => Type::text( 'Raw facts: a status line, a version, an age.' ),
					'fix'      => Type::text( 'What to do, ready to copy.' ),
				)
			)
		);
	}
}
