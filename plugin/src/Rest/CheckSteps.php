<?php
/**
 * The steps of a connection's check in words.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Forwarding\Sentences;

final class CheckSteps {

	public function __construct( private readonly Sentences $sentences ) {}

	/**
	 * @param mixed $steps As in Platform\Checked.
	 * @return list<array{name:string,ok:bool,code:string,message:string,ms:int}>
	 */
	public function of( mixed $steps ): array {
		return array_map(
			fn( Fields $step ): array => array(
				'name'    => $step->text( 'name' ),
				'ok'      => $step->yes( 'ok' ),
				'code'    => $step->text( 'code' ),
				'message' => '' === $step->text( 'code' ) ? $this->passed( $step->text( 'name' ) ) : $this->sentences->of( $step->text( 'code' ) ),
				'ms'      => $step->number( 'ms' ),
			),
			( new Fields( array( 'steps' => $steps ) ) )->each( 'steps' )
		);
	}

	private function passed( string $step ): string {
		return match ( $step ) {
			'address'     => __( 'The address can be used.', 'pedal-bridge' ),
			'reach'       => __( 'The platform answers.', 'pedal-bridge' ),
			'credentials' => __( 'It accepts the Identifier and the Secret.', 'pedal-bridge' ),
			'store'       => __( 'It knows your Store.', 'pedal-bridge' ),
			'slots'       => __( 'It offers windows to deliver in.', 'pedal-bridge' ),
			default       => '',
		};
	}
}
