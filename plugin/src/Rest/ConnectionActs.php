<?php
/**
 * What can be done with a connection: check, resume, disconnect, ask for windows and prices.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Core\Window;
use Pedal\Forwarding\Connecting;
use Pedal\Forwarding\Offers;
use Pedal\Forwarding\Platforms;
use Pedal\Forwarding\Problem;
use Pedal\Forwarding\WindowText;
use Pedal\Platform\Trouble;
use Pedal\Storage\Connections;
use Pedal\Storage\Orders;

final class ConnectionActs {

	public function __construct(
		private readonly Connections $connections,
		private readonly Connecting $connecting,
		private readonly Offers $offers,
		private readonly Platforms $platforms,
		private readonly OrderAccess $orders,
		private readonly ExactRequest $request,
		private readonly CheckSteps $steps,
		private readonly ConnectionAnswer $answer,
	) {}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array{ok:bool,steps:list<array<string,mixed>>}
	 */
	public function check( array $arguments ): array {
		$checked = $this->connecting->check( $this->find( $arguments ) );
		return array(
			'ok'    => $checked->ok(),
			'steps' => $this->steps->of( $checked->steps ),
		);
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function resume( array $arguments ): array {
		return $this->answer->of( $this->connecting->resume( $this->find( $arguments ) ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function disconnect( array $arguments ): array {
		return $this->answer->of( $this->connecting->disconnect( $this->find( $arguments ) ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return list<array{start:string,end:string,value:string,label:string}>
	 */
	public function slots( array $arguments ): array {
		$connection = $this->find( $arguments );
		return array_map(
			static fn( Window $window ): array => array(
				'start' => Window::iso( $window->start ),
				'end'   => Window::iso( $window->end ),
				'value' => $window->interval(),
				'label' => WindowText::label( $window, $connection->timezone() ),
			),
			$this->offered( $connection )
		);
	}

	/**
	 * A platform out of reach offers what it offered last, here as at the checkout.
	 *
	 * @return list<Window>
	 * @throws Trouble
	 */
	private function offered( Connection $connection ): array {
		try {
			return $this->offers->now( $connection );
		} catch ( Trouble $trouble ) {
			return $this->offers->known( $connection )['windows'] ?? throw $trouble;
		}
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array{feasible:bool,amount:?int,currency:string,reason:string}
	 */
	public function quote( array $arguments ): array {
		$connection = $this->find( $arguments );
		$order      = $this->something_to_carry( new Fields( $arguments ) );
		$quote      = $this->platforms->of( $connection )->quote( $this->request->of_order( $order, $connection )['request'] );
		return array(
			'feasible' => $quote->feasible,
			'amount'   => $quote->amount,
			'currency' => $quote->currency,
			'reason'   => $quote->reason,
		);
	}

	private function something_to_carry( Fields $given ): \WC_Order {
		if ( ! $given->has( 'order_id' ) ) {
			return $given->has( 'address' ) ? Orders::sample( $given->in( 'address' ) ) : throw new Problem( 'rest_invalid_param', 400, 'order_id' );
		}
		return $this->orders->get( $given->number( 'order_id' ), 'order_id' );
	}

	/**
	 * @param array<string,mixed> $arguments
	 */
	private function find( array $arguments ): Connection {
		return $this->connections->find( ( new Fields( $arguments ) )->number( 'id' ) ) ?? throw new Problem( 'pedal_connection_not_found', 404, 'id' );
	}
}
