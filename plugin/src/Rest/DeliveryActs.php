<?php
/**
 * What a person does with deliveries: send, retry, cancel, look, dismiss, book by hand, one or many.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Forwarding\Desk;
use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Problem;
use Pedal\Storage\Deliveries;

final class DeliveryActs {

	public function __construct(
		private readonly Intake $intake,
		private readonly Desk $desk,
		private readonly Deliveries $deliveries,
		private readonly OrderAccess $orders,
		private readonly DeliveryAnswer $answer,
		private readonly ProblemAnswer $problems,
	) {}

	/**
	 * @param array<string,mixed> $arguments
	 * @throws Problem
	 */
	public function send( array $arguments ): Answer {
		$this->intake->settle();
		$given = new Fields( $arguments );
		$order = $this->orders->get( $given->number( 'order_id' ), 'order_id' );
		$sent  = $this->desk->send( $order->get_id(), $given->has( 'connection_id' ) ? $given->number( 'connection_id' ) : null, $given->yes( 'again' ) );
		return new Answer(
			$this->answer->of( $sent['delivery'] ),
			$sent['created'] ? 201 : 200,
			array( 'Location' => rest_url( Router::SPACE . "/deliveries/{$sent['delivery']->id}" ) )
		);
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function retry( array $arguments ): array {
		return $this->act( 'retry', $arguments );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function cancel( array $arguments ): array {
		return $this->act( 'cancel', $arguments );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function look( array $arguments ): array {
		return $this->act( 'look', $arguments );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function dismiss( array $arguments ): array {
		return $this->act( 'dismiss', $arguments );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 */
	public function booked( array $arguments ): array {
		return $this->act( 'booked', $arguments );
	}

	/**
	 * One that fails does not keep the others.
	 *
	 * @param array<string,mixed> $arguments
	 * @return list<array<string,mixed>>
	 */
	public function batch( array $arguments ): array {
		$given = new Fields( $arguments );
		$ids   = array_unique( array_filter( $given->in( 'ids' )->named(), 'is_int' ) );
		return array_map( fn( int $id ): array => $this->one_of_many( $given->text( 'action' ), $id ), array_values( $ids ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	private function one_of_many( string $action, int $id ): array {
		try {
			$done = array(
				'ok'       => true,
				'code'     => '',
				'message'  => '',
				'hint'     => '',
				'delivery' => $this->act( $action, array( 'id' => $id ) ),
			);
		} catch ( \Throwable $failure ) {
			$error = $this->problems->of( $failure );
			$done  = array(
				'ok'       => false,
				'code'     => (string) $error->get_error_code(),
				'message'  => $error->get_error_message(),
				'hint'     => ( new Fields( $error->get_error_data() ) )->text( 'hint' ),
				'delivery' => null,
			);
		}
		return array( 'id' => $id ) + $done;
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array<string,mixed>
	 * @throws Problem
	 */
	private function act( string $action, array $arguments ): array {
		$this->intake->settle();
		$given = new Fields( $arguments );
		$row   = $this->deliveries->find( $given->number( 'id' ) ) ?? throw new Problem( 'pedal_delivery_not_found', 404, 'id' );
		$this->orders->demand( $row->order_id );
		return $this->answer->of( $this->desk->act( $row, $action, self::booking( $given ) ) );
	}

	/**
	 * @return array<string,string>
	 */
	private static function booking( Fields $given ): array {
		return array(
			'reference'    => $given->text( 'reference' ),
			'tracking_url' => $given->text( 'tracking_url' ),
		);
	}
}
