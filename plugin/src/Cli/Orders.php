<?php
/**
 * Verdict and exact request of an order, for somebody at the server: rights of WordPress users do not apply there.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Connection;
use Pedal\Forwarding\Decisions;
use Pedal\Forwarding\Problem;
use Pedal\Rest\ExactRequest;
use Pedal\Rest\Time;
use Pedal\Rest\VerdictAnswer;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;

final class Orders {

	public function __construct(
		private readonly \Pedal\Storage\Orders $orders,
		private readonly Decisions $decisions,
		private readonly Connections $connections,
		private readonly Deliveries $deliveries,
		private readonly ExactRequest $request,
		private readonly VerdictAnswer $answer,
	) {}

	/**
	 * @return array<string,mixed>
	 * @throws Problem
	 */
	public function verdict( int $id ): array {
		$order = $this->find( $id );
		return $this->answer->of( $this->decisions->of( $order, $this->decisions->facts( $order ) ) );
	}

	/**
	 * @return list<array<string,mixed>>
	 * @throws Problem
	 */
	public function preview( int $id, ?int $connection_id ): array {
		$order      = $this->find( $id );
		$verdict    = $this->decisions->of( $order, $this->decisions->facts( $order ), true );
		$connection = $this->connection( $connection_id, $verdict->connection_id, $id );
		if ( null === $connection ) {
			throw new Problem( 'pedal_connection_not_found', 404, 'connection' );
		}
		$parcel = $this->request->of_order( $order, $connection, $verdict->parcel );
		return array( array( 'window' => Time::window( $parcel['window'] ) ) + $parcel );
	}

	private function connection( ?int $wished, ?int $decided, int $order_id ): ?Connection {
		$all = $this->connections->all();
		$row = $this->deliveries->of_order( $order_id )[0] ?? null;
		return $all[ $wished ?? $row->connection_id ?? $decided ?? ( 1 === count( $all ) ? array_key_first( $all ) : 0 ) ] ?? null;
	}

	/**
	 * @throws Problem
	 */
	private function find( int $id ): \WC_Order {
		$order = $this->orders->get( $id );
		return null !== $order && 'shop_order' === $order->get_type() ? $order : throw new Problem( 'pedal_order_not_found', 404, 'order' );
	}
}
