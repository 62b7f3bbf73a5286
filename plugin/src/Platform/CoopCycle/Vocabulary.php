<?php
/**
 * CoopCycle's words: its deliveries, tasks and events as our stages.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Fields;
use Pedal\Core\Observed;
use Pedal\Core\Stage;

final class Vocabulary {

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
			$marker = ( new Fields( $task ) )->in( 'metadata' )->text( RequestBody::MARKER );
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
