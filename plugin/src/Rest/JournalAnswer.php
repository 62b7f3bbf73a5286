<?php
/**
 * The journal of a delivery as sentences.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Stage;
use Pedal\Core\Window;
use Pedal\Forwarding\Sentences;

final class JournalAnswer {

	public function __construct( private readonly Sentences $sentences ) {}

	/**
	 * @param array{at:int,kind:string,code:string,detail:array<string,mixed>} $entry
	 * @return array{at:string,kind:string,code:string,message:string,detail:object}
	 */
	public function of( array $entry ): array {
		return array(
			'at'      => Window::iso( $entry['at'] ),
			'kind'    => $entry['kind'],
			'code'    => $entry['code'],
			'message' => $this->message( $entry['kind'], $entry['code'] ),
			'detail'  => (object) $entry['detail'],
		);
	}

	private function message( string $kind, string $code ): string {
		return match ( $kind ) {
			'sent'     => $this->sent( $code ),
			'answered' => $this->answered( $code ),
			'looked'   => $this->looked( $code ),
			'moved'    => $this->moved( $code ),
			'human'    => $this->done_by_a_person( $code ),
			'received' => $this->received( $code ),
			'alerted'  => __( 'The customer was written to.', 'pedal-bridge' ),
			'decided'  => 'send' === $code ? __( 'It was decided to send the order.', 'pedal-bridge' ) : $this->sentences->of( $code ),
			'planned'  => __( 'The delivery was planned.', 'pedal-bridge' ),
			'swept'    => __( 'Found by comparing orders with deliveries.', 'pedal-bridge' ),
			default    => $this->sentences->of( $code ),
		};
	}

	/**
	 * @param string $event By its last word, as platforms call it.
	 */
	private function received( string $event ): string {
		$stage = match ( substr( (string) strrchr( ".$event", '.' ), 1 ) ) {
			'assigned'             => Stage::Assigned,
			'started'              => Stage::Pickup,
			'picked', 'in_transit' => Stage::Carried,
			'completed'            => Stage::Delivered,
			'failed'               => Stage::Failed,
			'cancelled'            => Stage::Cancelled,
			default                => null,
		};
		return null === $stage
			? __( 'The platform called: something happened.', 'pedal-bridge' )
			/* translators: %s: a stage, as "Courier assigned". */
			: sprintf( __( 'The platform called: "%s".', 'pedal-bridge' ), $this->sentences->stage( $stage ) );
	}

	private function sent( string $code ): string {
		return match ( $code ) {
			'change' => __( 'A change was sent to the platform.', 'pedal-bridge' ),
			'cancel' => __( 'The platform was asked to cancel it.', 'pedal-bridge' ),
			default  => __( 'It was sent to the platform.', 'pedal-bridge' ),
		};
	}

	private function answered( string $code ): string {
		return match ( $code ) {
			'placed', 'created' => __( 'The platform booked it.', 'pedal-bridge' ),
			'changed'           => __( 'The platform accepted the change.', 'pedal-bridge' ),
			'cancelled'         => __( 'The platform cancelled it.', 'pedal-bridge' ),
			default             => $this->sentences->of( $code ) ?: __( 'The platform answered.', 'pedal-bridge' ),
		};
	}

	private function looked( string $code ): string {
		return match ( $code ) {
			'found'          => __( 'We looked: the platform has it.', 'pedal-bridge' ),
			'absent'         => __( 'We looked: the platform does not have it.', 'pedal-bridge' ),
			'inconclusive'   => __( 'We looked and could not tell whether the platform has it.', 'pedal-bridge' ),
			'not_there'      => __( 'We looked: the platform does not know it any more.', 'pedal-bridge' ),
			'twin_cancelled' => __( 'The platform held it twice; the second one was cancelled.', 'pedal-bridge' ),
			'twin_stays'     => __( 'The platform holds it twice and one could not be cancelled.', 'pedal-bridge' ),
			default          => __( 'We looked at the platform.', 'pedal-bridge' ),
		};
	}

	private function moved( string $code ): string {
		if ( str_starts_with( $code, 'order_' ) ) {
			/* translators: %s: an order status. */
			return sprintf( __( 'The order moved on to "%s".', 'pedal-bridge' ), wc_get_order_status_name( substr( $code, 6 ) ) );
		}
		$stage = Stage::tryFrom( $code );
		return null === $stage ? '' : $this->sentences->stage( $stage );
	}

	private function done_by_a_person( string $code ): string {
		return match ( $code ) {
			'retry'      => __( 'Somebody pressed "Try again".', 'pedal-bridge' ),
			'look'       => __( 'Somebody asked to look at the platform.', 'pedal-bridge' ),
			'cancel'     => __( 'Somebody cancelled the courier.', 'pedal-bridge' ),
			'dismiss'    => __( 'Somebody decided not to send it.', 'pedal-bridge' ),
			'booked'     => __( 'Somebody booked it by other means.', 'pedal-bridge' ),
			'send_again' => __( 'Somebody sent a second courier.', 'pedal-bridge' ),
			default      => __( 'Somebody pressed "Send".', 'pedal-bridge' ),
		};
	}
}
