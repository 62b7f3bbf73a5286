<?php
/**
 * Reads CoopCycle's error bodies: which field, which words, which of our codes. Never decides by translated text.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Fields;
use Pedal\Core\Text;
use Pedal\Platform\HttpResponse;
use Pedal\Platform\Operation;
use Pedal\Platform\Refused;
use Pedal\Platform\Trouble;

final class Refusal {

	/**
	 * libphonenumber's own exception texts: constants of that library, English on every instance.
	 */
	private const PHONE_WORDS = '/phone number|country calling code|dialing/i';

	/**
	 * @param array<string,mixed> $sent What was sent, so that personal data can be struck from the platform's words.
	 */
	public static function explained( Trouble $trouble, HttpResponse $response, Operation $operation, array $sent ): Trouble {
		if ( ! $trouble instanceof Refused || 'vanished' === $trouble->reason ) {
			return $trouble;
		}
		$data  = $response->json() ?? array();
		$first = ( new Fields( $data ) )->each( 'violations' )[0] ?? new Fields( array() );
		$field = Text::line( wp_strip_all_tags( $first->text( 'propertyPath' ) ), 120 );
		$said  = self::text( $first->any( 'message' ) ?? $data['hydra:description'] ?? $data['detail'] ?? '' );
		$code  = Operation::Cancel === $operation ? 'already_assigned' : self::code( $field, $said );
		return new Refused( $code, self::field( $field, $said ), self::without_personal_data( $said, $sent ), $response->status );
	}

	private static function code( string $field, string $said ): string {
		return match ( true ) {
			'phone' === self::field( $field, $said ) => 'refused',
			'task.timeSlot.invalid' === $said, str_contains( strtolower( $field ), 'timeslot' ) => 'slot_taken',
			str_contains( strtolower( $field ), 'address' ) => 'address_not_found',
			'' === $field && 1 === preg_match( '/address|adresse|geocod/i', $said ) => 'address_not_found',
			default => 'refused',
		};
	}

	/**
	 * Our own word `phone` where the telephone is meant, else the platform's path.
	 */
	private static function field( string $field, string $said ): string {
		$is_phone = str_contains( strtolower( $field ), 'telephone' ) || ( '' === $field && 1 === preg_match( self::PHONE_WORDS, $said ) );
		return $is_phone ? 'phone' : $field;
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : '';
	}

	/**
	 * @param array<string,mixed> $sent
	 */
	private static function without_personal_data( string $said, array $sent ): string {
		$said = Text::line( wp_strip_all_tags( $said ), 300 );
		array_walk_recursive(
			$sent,
			static function ( mixed $value ) use ( &$said ): void {
				foreach ( is_string( $value ) ? preg_split( '/[,\n]\s*/', $value ) ?: array() : array() as $part ) {
					if ( mb_strlen( $part ) >= 4 ) {
						$said = str_ireplace( $part, '…', $said );
					}
				}
			}
		);
		return (string) preg_replace( '/\+?\d[\d .()-]{5,}\d/', '…', $said );
	}
}
