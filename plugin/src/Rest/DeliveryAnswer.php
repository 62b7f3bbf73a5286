<?php
/**
 * Deliveries as the interface shows them.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Window;
use Pedal\Forwarding\Desk;
use Pedal\Storage\Connections;
use Pedal\Storage\Orders;

final class DeliveryAnswer {

	public function __construct(
		private readonly Connections $connections,
		private readonly Orders $orders,
		private readonly Desk $desk,
		private readonly DeliveryWords $words,
	) {}

	/**
	 * @return array<string,mixed>
	 */
	public function of( DeliveryRow $row ): array {
		return $this->of_many( array( $row ) )[0];
	}

	/**
	 * @param list<DeliveryRow> $rows
	 * @return list<array<string,mixed>>
	 */
	public function of_many( array $rows ): array {
		$connections = $this->connections->all();
		$orders      = $this->orders->many( array_map( static fn( DeliveryRow $row ): int => $row->order_id, $rows ) );
		return array_map(
			fn( DeliveryRow $row ): array => $this->one( $row, $orders[ $row->order_id ] ?? null, $connections[ $row->connection_id ] ?? null ),
			$rows
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function one( DeliveryRow $row, ?\WC_Order $order, ?Connection $connection ): array {
		$code = $this->words->code( $row, $connection );
		return array(
			'id'              => $row->id,
			'order_id'        => $row->order_id,
			'order_number'    => null === $order ? (string) $row->order_id : (string) $order->get_order_number(),
			'order_status'    => null === $order ? 'deleted' : $order->get_status(),
			'parcel'          => $row->parcel,
			'epoch'           => $row->epoch,
			'connection_id'   => $row->connection_id,
			'connection_name' => $connection->name ?? '',
			'marker'          => $row->marker,
			'desired'         => $row->desired->value,
			'sync'            => $row->sync->value,
			'code'            => $code,
			'message'         => $this->words->message( $row, $code, $order ),
			'hint'            => $this->words->hint( $code ),
		) + $this->progress( $row ) + array(
			'remote_id'    => $row->remote_id,
			'remote_url'   => null === $connection ? null : self::page_for_staff( $row, $connection ),
			'tracking_url' => self::link( $row->tracking_url ),
			'created_at'   => Window::iso( $row->created_at ),
			'updated_at'   => Window::iso( $row->updated_at ),
			'actions'      => $this->desk->allowed( $row ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function progress( DeliveryRow $row ): array {
		return array(
			'stage'    => $row->stage->value,
			'stage_at' => Time::of( $row->stage_at ),
			'due_at'   => Time::of( $row->due_at ),
			'attempts' => $row->attempts,
			'sends'    => $row->sends,
			'deadline' => Time::of( $row->deadline ),
			'window'   => Time::window( $row->window() ),
		);
	}

	/**
	 * The platform's word; a link of any other kind than to a web page is none.
	 */
	private static function link( string $address ): ?string {
		return 1 === preg_match( '~^https?://[^\s<>"]+$~i', $address ) ? $address : null;
	}

	/**
	 * Where a dispatcher finds it. A booking by hand has no such page.
	 */
	private static function page_for_staff( DeliveryRow $row, Connection $connection ): ?string {
		return 'coopcycle' === $connection->driver && 1 === preg_match( '#^/api/deliveries/(\d+)$#', (string) $row->remote_id, $found )
			? "{$connection->base_url}/admin/deliveries/{$found[1]}"
			: null;
	}
}
