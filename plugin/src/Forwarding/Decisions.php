<?php
/**
 * The decide verb on real orders: the merchant's rules and connections, read once per pass.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Decide;
use Pedal\Core\OrderFacts;
use Pedal\Core\Rules;
use Pedal\Core\Verdict;
use Pedal\Storage\Connections;
use Pedal\Storage\Facts;
use Pedal\Storage\Settings;

final class Decisions {

	/**
	 * As last read.
	 *
	 * @var array<int,Connection>
	 */
	private array $known = array();

	public function __construct(
		private readonly Facts $facts,
		private readonly Settings $settings,
		private readonly Connections $connections,
		private readonly Clock $clock,
	) {}

	/**
	 * @param bool $refunds Read refunds too; a new order has none.
	 */
	public function facts( \WC_Order $order, bool $refunds = true ): OrderFacts {
		return $this->facts->of( $order, $this->settings->rules()->fields(), $refunds );
	}

	public function of( \WC_Order $order, OrderFacts $facts, bool $by_hand = false, ?Rules $rules = null ): Verdict {
		$this->known = $this->connections->recall() ?? $this->connections->all();
		$decide      = new Decide( $this->settings->policy(), $rules ?? $this->settings->rules(), $this->known );
		$verdict     = $decide->verdict( $facts, $this->clock->now(), $by_hand );
		$plain       = $verdict->to_array();
		/**
		 * The verdict on an order.
		 *
		 * @param array     $verdict {send, connection_id, code, parcels, reasons}.
		 * @param \WC_Order $order
		 */
		$filtered = apply_filters( 'pedal_verdict', $plain, $order );
		return is_array( $filtered ) && $filtered !== $plain ? $verdict->changed_to( $filtered ) : $verdict;
	}

	/**
	 * The connection a verdict names, without asking the database again.
	 */
	public function connection( ?int $id ): ?Connection {
		return $this->known[ (int) $id ] ?? null;
	}
}
