<?php
/**
 * CoopCycle's words: our request in its fields, its tasks as our stages.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\DeliveryRequest;
use Pedal\Core\Fields;
use Pedal\Core\Observed;
use Pedal\Core\Stage;
use Pedal\Core\Text;
use Pedal\Core\Window;

final class Vocabulary {

	/**
	 * Metadata key of our reference; the platform's own CSV sample uses this name.
	 */
	public const MARKER = 'external_system_id';

	/**
	 * @return array<string,mixed>
	 */
	public static function body( DeliveryRequest $request, string $marker ): array {
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

	/**
	 * What an event suggests; the read that follows decides. A failed task may be either of the two, so it suggests nothing.
	 */
	public static function hint( string $event ): Stage {
		return match ( $event ) {
			'delivery.assigned'                        => Stage::Assigned,
			'delivery.started'                         => Stage::Pickup,
			'delivery.picked', 'delivery.in_transit'   => Stage::Carried,
			default                                    => Stage::None,
		};
	}

	/**
	 * @param array<mixed> $delivery As the platform answers it.
	 * @return Observed|null Null when it is no delivery.
	 */
	public static function observed( array $delivery ): ?Observed {
		$id = self::number( $delivery['id'] ?? null ) ?? self::number( $delivery['@id'] ?? null );
		if ( null === $id ) {
			return null;
		}
		$tasks = self::tasks( $delivery );
		return new Observed(
			"/api/deliveries/$id",
			self::stage( $tasks, $delivery ),
			is_string( $delivery['trackingUrl'] ?? null ) ? $delivery['trackingUrl'] : '',
			self::marker( array( ...$tasks, $delivery['pickup'] ?? null, $delivery['dropoff'] ?? null ) ),
			self::created_at( $tasks ),
			(int) $id
		);
	}

	/**
	 * @return string|null Its digits, of a number or of a path.
	 */
	private static function number( mixed $id ): ?string {
		$text = is_int( $id ) || is_string( $id ) ? (string) $id : '';
		return 1 === preg_match( '#^(?:/api/deliveries/)?(\d{1,18})$#D', $text, $found ) ? $found[1] : null;
	}

	/**
	 * Small answers name no types, or list their tasks as links only.
	 *
	 * @param array<mixed> $delivery
	 * @return list<array<mixed>>
	 */
	private static function tasks( array $delivery ): array {
		$listed = is_array( $delivery['tasks'] ?? null ) ? array_values( array_filter( $delivery['tasks'], 'is_array' ) ) : array();
		$ends   = array_filter(
			array(
				'PICKUP'  => $delivery['pickup'] ?? null,
				'DROPOFF' => $delivery['dropoff'] ?? null,
			),
			'is_array'
		);
		$tasks  = array();
		foreach ( array() === $listed ? $ends : $listed as $at => $task ) {
			$tasks[] = $task + array( 'type' => is_string( $at ) ? $at : ( 0 === $at ? 'PICKUP' : 'DROPOFF' ) );
		}
		return $tasks;
	}

	/**
	 * There is no delivery state at the platform: it follows from the tasks (platform-protocol 7.2).
	 *
	 * @param list<array<mixed>> $tasks
	 * @param array<mixed>       $delivery
	 */
	private static function stage( array $tasks, array $delivery ): Stage {
		$pickups  = self::statuses( $tasks, 'PICKUP' );
		$dropoffs = self::statuses( $tasks, 'DROPOFF' );
		$all      = array_merge( $pickups, $dropoffs );
		$last     = end( $dropoffs );
		return match ( true ) {
			array() !== $all && array( 'CANCELLED' ) === array_values( array_unique( $all ) ) => Stage::Cancelled,
			'DONE' === $last                       => Stage::Delivered,
			in_array( 'FAILED', $all, true )       => Stage::Failed,
			'CANCELLED' === $last                  => Stage::Cancelled,
			'DOING' === $last                      => Stage::Carried,
			in_array( 'DONE', $pickups, true )     => Stage::Carried,
			in_array( 'DOING', $pickups, true )    => Stage::Pickup,
			self::is_assigned( $tasks, $delivery ) => Stage::Assigned,
			default                                => Stage::Placed,
		};
	}

	/**
	 * Instances that do not show it leave a delivery `placed` until the courier starts; webhooks tell the rest.
	 *
	 * @param list<array<mixed>> $tasks
	 * @param array<mixed>       $delivery
	 */
	private static function is_assigned( array $tasks, array $delivery ): bool {
		foreach ( $tasks as $task ) {
			if ( true === ( $task['isAssigned'] ?? false ) || is_string( $task['assignedTo'] ?? null ) ) {
				return true;
			}
		}
		return is_array( $delivery['location'] ?? null );
	}

	/**
	 * @param list<array<mixed>> $tasks
	 * @return list<string>
	 */
	private static function statuses( array $tasks, string $type ): array {
		$of_type = array_filter( $tasks, static fn( array $task ): bool => ( $task['type'] ?? '' ) === $type );
		return array_values( array_map( static fn( array $task ): string => is_string( $task['status'] ?? null ) ? $task['status'] : 'TODO', $of_type ) );
	}

	/**
	 * @param list<mixed> $tasks
	 */
	private static function marker( array $tasks ): string {
		foreach ( $tasks as $task ) {
			$marker = ( new Fields( $task ) )->in( 'metadata' )->text( self::MARKER );
			if ( '' !== $marker ) {
				return $marker;
			}
		}
		return '';
	}

	/**
	 * @param list<array<mixed>> $tasks
	 */
	private static function created_at( array $tasks ): int {
		$times = array();
		foreach ( $tasks as $task ) {
			$at      = is_string( $task['createdAt'] ?? null ) ? strtotime( $task['createdAt'] ) : false;
			$times[] = false === $at ? 0 : $at;
		}
		return array() === $times ? 0 : max( $times );
	}
}
