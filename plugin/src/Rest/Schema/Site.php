<?php
/**
 * The merchant's answer to "did this shop move, or is it a copy?", the platform's doorbell, and the shape of a no.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Site {

	/**
	 * @return array<string,mixed>
	 */
	public static function choice_arguments(): array {
		return Type::arguments( array( 'choice' => Type::one_of( array( 'moved', 'copy' ), 'A copy forgets every secret.' ) ), array( 'choice' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function chosen(): array {
		return Type::object(
			'SiteChoice',
			array(
				'choice' => Type::one_of( array( 'moved', 'copy' ) ),
				'home'   => Type::text( 'The address this shop goes by from now on.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function noted(): array {
		return array( 'title' => 'Noted', 'type' => 'object', 'properties' => array(), 'required' => array(), 'additionalProperties' => false );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function problem(): array {
		return Type::object(
			'Problem',
			array(
				'code'    => Type::text( 'A stable word.' ),
				'message' => Type::text( 'A sentence for a person.' ),
				'data'    => Type::object(
					'ProblemData',
					array(
						'status'  => Type::number( 'HTTP status.' ),
						'hint'    => Type::text( 'What to do next.' ),
						'field'   => Type::text( 'The argument it is about, e.g. `rules[1].when[0].op`.' ),
						'details' => Type::map_of(),
						'params'  => Type::map_of( Type::text(), 'With `rest_invalid_param`: what is wrong, by argument; `details` says it by path.' ),
					),
					array( 'hint', 'field', 'details', 'params' )
				),
			)
		);
	}
}
