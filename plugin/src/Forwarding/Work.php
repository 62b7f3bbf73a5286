<?php
/**
 * One claimed row on the bench, with all a step needs. The row changes as the step writes down what it does.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Core\OrderFacts;
use Pedal\Core\SyncState;
use Pedal\Platform\Platform;

final class Work {

	/**
	 * The row before its sending was written down; null while nothing was sent.
	 */
	public ?Delivery $unsent = null;

	/**
	 * @param Delivery        $row   As claimed and re-read.
	 * @param SyncState       $from  What it was claimed from.
	 * @param \WC_Order|null  $order Null when the order is gone.
	 * @param OrderFacts|null $facts Null when the order is gone.
	 */
	public function __construct(
		public Delivery $row,
		public readonly SyncState $from,
		public readonly Connection $connection,
		public readonly Platform $platform,
		public readonly ?\WC_Order $order,
		public readonly ?OrderFacts $facts,
	) {}
}
