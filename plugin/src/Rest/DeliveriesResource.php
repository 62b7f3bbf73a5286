<?php
/**
 * Deliveries: the board's list, and one with everything known about it.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Problem;
use Pedal\Storage\Deliveries;
use Pedal\Storage\DeliveryList;
use Pedal\Storage\DeliveryQuery;

final class DeliveriesResource {

	public function __construct(
		private readonly Intake $intake,
		private readonly DeliveryList $list,
		private readonly Deliveries $deliveries,
		private readonly DeliveryAnswer $answer,
		private readonly DeliveryDetails $details,
	) {}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function list( array $arguments ): Answer {
		$this->intake->settle();
		$query = self::query( new Fields( $arguments ) );
		$page  = $this->list->page( $query );
		return Answer::page( $this->answer->of_many( $page['rows'] ), $page['total'], $query->per_page );
	}

	private static function query( Fields $given ): DeliveryQuery {
		return new DeliveryQuery(
			$given->texts( 'sync' ),
			$given->texts( 'stage' ),
			array_values( array_map( static fn( mixed $id ): int => is_int( $id ) ? $id : 0, $given->in( 'connection' )->named() ) ),
			$given->number( 'order_id' ),
			Time::read( $given->text( 'after' ) ),
			Time::read( $given->text( 'before' ) ),
			trim( $given->text( 'search' ) ),
			$given->text( 'orderby', 'id' ),
			'asc' === $given->text( 'order' ),
			$given->number( 'page', 1 ),
			$given->number( 'per_page', 10 ),
			Time::read( $given->text( 'window_after' ) ),
			Time::read( $given->text( 'window_before' ) )
		);
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 * @throws Problem
	 */
	public function read( array $arguments ): array {
		$this->intake->settle();
		$row = $this->deliveries->find( ( new Fields( $arguments ) )->number( 'id' ) ) ?? throw new Problem( 'pedal_delivery_not_found', 404, 'id' );
		return $this->answer->of( $row ) + $this->details->of( $row );
	}
}
