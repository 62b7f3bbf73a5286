<?php
/**
 * What we know about a person's deliveries, for WordPress' export of personal data.
 */

declare( strict_types=1 );

namespace Pedal\Privacy;

use Pedal\Core\DeliveryRow;
use Pedal\Core\Window;
use Pedal\Forwarding\Sentences;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Orders;

final class Exporter {

	private const AT_ONCE = 20;

	public function __construct(
		private readonly Orders $orders,
		private readonly Deliveries $deliveries,
		private readonly Sentences $sentences,
	) {}

	/**
	 * On `wp_privacy_personal_data_exporters`.
	 */
	public function register( mixed $exporters ): mixed {
		if ( is_array( $exporters ) ) {
			$exporters['pedal-bridge'] = array(
				'exporter_friendly_name' => __( 'Deliveries (Pedal)', 'pedal-bridge' ),
				'callback'               => $this->export( ... ),
			);
		}
		return $exporters;
	}

	/**
	 * @return array{data:list<array<string,mixed>>,done:bool}
	 */
	public function export( string $email, int $page = 1 ): array {
		$ids  = $this->orders->of_person( $email, $page, self::AT_ONCE );
		$data = array();
		foreach ( $ids as $order_id ) {
			foreach ( $this->deliveries->of_order( $order_id ) as $row ) {
				$data[] = $this->item( $row );
			}
		}
		return array(
			'data' => $data,
			'done' => count( $ids ) < self::AT_ONCE,
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function item( DeliveryRow $row ): array {
		$facts = array(
			__( 'Order', 'pedal-bridge' )         => (string) $row->order_id,
			__( 'Reference', 'pedal-bridge' )     => (string) $row->remote_id,
			__( 'State', 'pedal-bridge' )         => $this->sentences->stage( $row->stage ),
			__( 'Since', 'pedal-bridge' )         => 0 === $row->stage_at ? '' : Window::iso( $row->stage_at ),
			__( 'Tracking page', 'pedal-bridge' ) => $row->tracking_url,
			__( 'Window', 'pedal-bridge' )        => null === $row->window() ? '' : Window::iso( $row->window()->start ) . ' – ' . Window::iso( $row->window()->end ),
			__( 'Planned', 'pedal-bridge' )       => Window::iso( $row->created_at ),
		);
		$data = array();
		foreach ( array_filter( $facts, static fn( string $value ): bool => '' !== $value ) as $name => $value ) {
			$data[] = array(
				'name'  => $name,
				'value' => $value,
			);
		}
		return array(
			'group_id'    => 'pedal_deliveries',
			'group_label' => __( 'Deliveries', 'pedal-bridge' ),
			'item_id'     => "pedal-delivery-{$row->id}",
			'data'        => $data,
		);
	}
}
