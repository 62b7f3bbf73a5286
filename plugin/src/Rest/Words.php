<?php
/**
 * What is wrong with an argument, and the few noes that only this edge can say, as sentences.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Rest\Schema\Fault;

final class Words {

	public function of_fault( Fault $fault ): string {
		$limit = $fault->limit;
		return match ( $fault->rule ) {
			'required'   => __( 'It is missing.', 'pedal-bridge' ),
			/* translators: %s: names of arguments. */
			'unknown'    => '' === $limit ? __( 'This call knows no such argument.', 'pedal-bridge' ) : sprintf( __( 'This call knows no such argument. It knows: %s.', 'pedal-bridge' ), $limit ),
			/* translators: %s: a type of data, e.g. "integer". */
			'type'       => sprintf( __( 'It must be of type %s.', 'pedal-bridge' ), $limit ),
			/* translators: %s: allowed words. */
			'enum'       => sprintf( __( 'It can be: %s.', 'pedal-bridge' ), $limit ),
			/* translators: %s: a number. */
			'minimum'    => sprintf( __( 'It must be at least %s.', 'pedal-bridge' ), $limit ),
			/* translators: %s: a number. */
			'maximum'    => sprintf( __( 'It must be at most %s.', 'pedal-bridge' ), $limit ),
			'minLength'  => __( 'It must not be empty.', 'pedal-bridge' ),
			/* translators: %s: a number. */
			'maxLength'  => sprintf( __( 'It must be at most %s characters long.', 'pedal-bridge' ), $limit ),
			'minItems'   => __( 'At least one is needed.', 'pedal-bridge' ),
			/* translators: %s: a number. */
			'maxItems'   => sprintf( __( 'It must have at most %s entries.', 'pedal-bridge' ), $limit ),
			default      => $this->of_content( $fault ),
		};
	}

	private function of_content( Fault $fault ): string {
		$limit = $fault->limit;
		return match ( $fault->rule ) {
			'format'     => 'date-time' === $limit ? __( 'It must be a time such as 2026-09-14T08:00:00Z.', 'pedal-bridge' ) : __( 'It must be an e-mail address, or empty.', 'pedal-bridge' ),
			'duplicate'  => __( 'It is there twice.', 'pedal-bridge' ),
			/* translators: %s: order statuses. */
			'status'     => sprintf( __( 'Here it can only be one of these order statuses: %s.', 'pedal-bridge' ), $limit ),
			'connection' => __( 'There is no such connection.', 'pedal-bridge' ),
			/* translators: %s: allowed words. */
			'op'         => sprintf( __( 'This field can be compared with: %s.', 'pedal-bridge' ), $limit ),
			default      => __( 'It does not have the right form.', 'pedal-bridge' ),
		};
	}

	/**
	 * @return array{string,string}|null Sentence and hint; null when the code belongs to the whole plugin.
	 */
	public function of_code( string $code, int $status ): ?array {
		return match ( true ) {
			'pedal_throttled' === $code && 429 === $status => array(
				__( 'Too many tries within a minute.', 'pedal-bridge' ),
				__( 'Wait a minute, then try again.', 'pedal-bridge' ),
			),
			'pedal_too_large' === $code      => array( __( 'This is too much at once.', 'pedal-bridge' ), __( 'Send less than 256 KiB.', 'pedal-bridge' ) ),
			'pedal_failed' === $code         => array( __( 'Something went wrong here.', 'pedal-bridge' ), __( 'Try again. If it stays, look at WooCommerce → Status → Logs, "pedal-bridge".', 'pedal-bridge' ) ),
			'pedal_not_a_copy' === $code     => array( __( 'This shop is where it always was.', 'pedal-bridge' ), __( 'Nothing to choose.', 'pedal-bridge' ) ),
			default                          => null,
		};
	}
}
