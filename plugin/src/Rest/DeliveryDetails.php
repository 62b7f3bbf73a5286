<?php
/**
 * What a single delivery shows beside its row: its journal, why it goes where it goes, and the body that would be sent now.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\DeliveryRow;
use Pedal\Forwarding\Decisions;
use Pedal\Storage\Connections;
use Pedal\Storage\Journal;
use Pedal\Storage\Orders;

final class DeliveryDetails {

	public function __construct(
		private readonly Journal $journal,
		private readonly Orders $orders,
		private readonly Connections $connections,
		private readonly Decisions $decisions,
		private readonly OrderAccess $access,
		private readonly ExactRequest $request,
		private readonly JournalAnswer $journal_answer,
		private readonly VerdictAnswer $verdict_answer,
	) {}

	/**
	 * @return array{journal:list<array<string,mixed>>,verdict:?array<string,mixed>,request:?object}
	 */
	public function of( DeliveryRow $row ): array {
		$order = $this->orders->get( $row->order_id );
		return array(
			'journal' => array_map( $this->journal_answer->of( ... ), $this->journal->of_delivery( $row->id ) ),
			'verdict' => null === $order ? null : $this->verdict( $row, $order ),
			'request' => null === $order ? null : $this->request( $row, $order ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function verdict( DeliveryRow $row, \WC_Order $order ): array {
		return $this->verdict_answer->of( $this->decisions->of( $order, $this->decisions->facts( $order ), DeliveryRow::HAND === $row->planned_by ) );
	}

	private function request( DeliveryRow $row, \WC_Order $order ): ?object {
		$connection = $this->connections->find( $row->connection_id );
		return null !== $connection && $this->access->is_allowed( $row->order_id ) ? (object) $this->request->of_row( $row, $order, $connection ) : null;
	}
}
