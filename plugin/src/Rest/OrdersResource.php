<?php
/**
 * Orders as Pedal sees them: where each would go, and what would be sent.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Core\Verdict;
use Pedal\Forwarding\Decisions;
use Pedal\Forwarding\Problem;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;

final class OrdersResource {

	public function __construct(
		private readonly OrderAccess $orders,
		private readonly Decisions $decisions,
		private readonly Connections $connections,
		private readonly Deliveries $deliveries,
		private readonly ExactRequest $request,
		private readonly VerdictAnswer $answer,
	) {}

	/**
	 * Decided afresh.
	 *
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function verdict( array $arguments ): array {
		$order = $this->orders->get( ( new Fields( $arguments ) )->number( 'id' ) );
		return $this->answer->of( $this->decisions->of( $order, $this->decisions->facts( $order ) ) );
	}

	/**
	 * As if a person pressed send: whether it is paid, or old, does not matter for a look.
	 *
	 * @param array<string,mixed> $arguments
	 * @return list<array<string,mixed>>
	 */
	public function preview( array $arguments ): array {
		$given      = new Fields( $arguments );
		$order      = $this->orders->get( $given->number( 'id' ) );
		$verdict    = $this->decisions->of( $order, $this->decisions->facts( $order ), true );
		$connection = $this->connection( $given, $verdict, $order->get_id() );
		if ( null === $connection ) {
			return array();
		}
		$parcel = $this->request->of_order( $order, $connection, $verdict->parcel );
		return array( array( 'window' => Time::window( $parcel['window'] ) ) + $parcel );
	}

	/**
	 * @throws Problem
	 */
	private function connection( Fields $given, Verdict $verdict, int $order_id ): ?Connection {
		$wished = $given->number( 'connection_id' );
		if ( $wished > 0 ) {
			return $this->connections->find( $wished ) ?? throw new Problem( 'pedal_connection_not_found', 404, 'connection_id' );
		}
		$row = $this->deliveries->of_order( $order_id )[0] ?? null;
		$all = $this->connections->all();
		$id  = $row->connection_id ?? $verdict->connection_id ?? ( 1 === count( $all ) ? array_key_first( $all ) : 0 );
		return $all[ $id ] ?? null;
	}
}
