<?php
/**
 * Our request in CoopCycle's fields.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\DeliveryRequest;
use Pedal\Core\Fields;
use Pedal\Core\Text;
use Pedal\Core\Window;

final class RequestBody {

	/**
	 * Metadata key of our reference; the platform's own CSV sample uses this name.
	 */
	public const MARKER = 'external_system_id';

	/**
	 * @return array<string,mixed>
	 */
	public static function of( DeliveryRequest $request, string $marker ): array {
		/* translators: %s: order number. Read by the courier. */
		$reference = sprintf( __( 'Order %s', 'pedal-bridge' ), $request->reference );
		return array(
			'pickup'  => array(
				'comments' => Text::block( implode( "\n", array_merge( array( $reference ), $request->items ) ), 2000 ),
				'metadata' => array( self::MARKER => $marker ),
			),
			'dropoff' => array( 'address' => self::address( $request ) )
				+ self::window( $request->window )
				+ self::unless_empty( 'comments', self::comments( $request ) )
				+ self::unless_empty( 'weight', $request->weight )
				+ array( 'metadata' => array( self::MARKER => $marker ) ),
		);
	}

	/**
	 * @return array<string,string|int>
	 */
	private static function unless_empty( string $key, string|int $value ): array {
		return '' === $value || 0 === $value ? array() : array( $key => $value );
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function address( DeliveryRequest $request ): array {
		return array_filter(
			array(
				'streetAddress' => $request->address,
				'contactName'   => $request->contact_name,
				'name'          => $request->company,
				'telephone'     => $request->phone,
				'latLng'        => null === $request->coordinates ? null : array( $request->coordinates['lat'], $request->coordinates['lng'] ),
			),
			static fn( mixed $value ): bool => null !== $value && '' !== $value
		);
	}

	/**
	 * A choice goes as its own value; any other window as two instants.
	 *
	 * @return array<string,string>
	 */
	private static function window( ?Window $window ): array {
		if ( null === $window ) {
			return array();
		}
		return '' !== $window->value
			? array( 'timeSlot' => $window->value )
			: array(
				'after'  => Window::iso( $window->start ),
				'before' => Window::iso( $window->end ),
			);
	}

	/**
	 * The pickup moves along with the drop-off's window, by as much.
	 *
	 * @param array<string,mixed> $body  What the order wants now.
	 * @param array<mixed>        $known The delivery as the platform has it.
	 * @return array<string,mixed>
	 */
	public static function with_pickup_moved( array $body, array $known ): array {
		$known   = new Fields( $known );
		$dropoff = ( new Fields( $body ) )->in( 'dropoff' );
		$wanted  = Window::from_interval( $dropoff->text( 'timeSlot' ) )->end ?? strtotime( $dropoff->text( 'before' ) );
		$current = strtotime( $known->in( 'dropoff' )->text( 'before' ) );
		$after   = strtotime( $known->in( 'pickup' )->text( 'after' ) );
		$before  = strtotime( $known->in( 'pickup' )->text( 'before' ) );
		if ( false === $wanted || false === $current || false === $after || false === $before || $wanted === $current ) {
			return $body;
		}
		$moved = array(
			'after'  => Window::iso( $after + $wanted - $current ),
			'before' => Window::iso( $before + $wanted - $current ),
		);
		return array_replace_recursive( $body, array( 'pickup' => $moved ) );
	}

	private static function comments( DeliveryRequest $request ): string {
		/* translators: %s: telephone number as the shopper typed it. Read by the courier. */
		$phone = '' === $request->phone_note ? '' : sprintf( __( 'Phone: %s', 'pedal-bridge' ), $request->phone_note );
		return trim( "{$request->note}\n$phone" );
	}
}
