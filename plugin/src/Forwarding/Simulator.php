<?php
/**
 * Replays rules over real orders before they are saved: what would change? Sends nothing, writes nothing.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Rules;
use Pedal\Core\Verdict;
use Pedal\Storage\Facts;
use Pedal\Storage\Orders;

final class Simulator {

	public function __construct(
		private readonly Orders $orders,
		private readonly Facts $facts,
		private readonly Decisions $decisions,
	) {}

	/**
	 * @return array{orders:list<array{order_id:int,order_number:string,changed:bool,before:Verdict,after:Verdict}>,changed:int,sent_before:int,sent_after:int}
	 */
	public function run( Rules $rules, int $limit ): array {
		$result = array(
			'orders'      => array(),
			'changed'     => 0,
			'sent_before' => 0,
			'sent_after'  => 0,
		);
		foreach ( $this->orders->search( array( 'limit' => $limit, 'orderby' => 'date', 'order' => 'DESC' ) ) as $id ) {
			$order = $this->orders->get( $id );
			if ( null === $order ) {
				continue;
			}
			$facts                  = $this->facts->of( $order, Facts::ALL_FIELDS );
			$before                 = $this->decisions->of( $order, $facts, true );
			$after                  = $this->decisions->of( $order, $facts, true, $rules );
			$changed                = $before->send !== $after->send || $before->connection_id !== $after->connection_id;
			$result['orders'][]     = array(
				'order_id'     => $id,
				'order_number' => $facts->number,
				'changed'      => $changed,
				'before'       => $before,
				'after'        => $after,
			);
			$result['changed']     += (int) $changed;
			$result['sent_before'] += (int) $before->send;
			$result['sent_after']  += (int) $after->send;
		}
		return $result;
	}
}
