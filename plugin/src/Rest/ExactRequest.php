<?php
/**
 * The exact body that would go to the platform for an order now. Sends nothing, keeps nothing.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\DeliveryRow;
use Pedal\Core\Marker;
use Pedal\Core\Window;
use Pedal\Forwarding\Composer;
use Pedal\Forwarding\Decisions;
use Pedal\Forwarding\Offers;
use Pedal\Forwarding\Platforms;
use Pedal\Platform\Trouble;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Install;
use Pedal\Storage\Settings;

final class ExactRequest {

	public function __construct(
		private readonly Decisions $decisions,
		private readonly Composer $composer,
		private readonly Offers $offers,
		private readonly Platforms $platforms,
		private readonly Deliveries $deliveries,
		private readonly Settings $settings,
		private readonly Install $install,
		private readonly Clock $clock,
	) {}

	/**
	 * @param string $parcel Of an order that has no row yet.
	 * @return array{parcel:string,connection_id:int,marker:string,window:?Window,request:array<string,mixed>}
	 */
	public function of_order( \WC_Order $order, Connection $connection, string $parcel = 'main' ): array {
		$row    = $this->deliveries->of_order( $order->get_id() )[0] ?? null;
		$facts  = $this->decisions->facts( $order );
		$marker = $row->marker ?? Marker::of( $this->install->id(), get_current_blog_id(), $facts->id, $parcel, 0 );
		$window = $row?->window() ?? $facts->window ?? $this->stand_in( $connection, true );
		return array(
			'parcel'        => $row->parcel ?? $parcel,
			'connection_id' => $connection->id,
			'marker'        => $marker,
			'window'        => $window,
			'request'       => $this->composer->compose( $facts, $connection, $marker, $window, $row->omit ?? '' )->body,
		);
	}

	/**
	 * Reading a delivery waits for no platform.
	 *
	 * @return array<string,mixed>
	 */
	public function of_row( DeliveryRow $row, \WC_Order $order, Connection $connection ): array {
		$facts  = $this->decisions->facts( $order );
		$window = $row->window() ?? $facts->window ?? $this->stand_in( $connection, false );
		return $this->composer->compose( $facts, $connection, $row->marker, $window, $row->omit )->body;
	}

	/**
	 * What the engine would take for an order without a window.
	 *
	 * @param bool $ask Ask the platform when nothing is known.
	 */
	private function stand_in( Connection $connection, bool $ask ): ?Window {
		$policy = $this->settings->policy();
		if ( $this->platforms->is_listener( $connection ) ) {
			return null;
		}
		if ( 'first' !== $policy->without_slot ) {
			return 'asap' === $policy->without_slot ? $policy->asap( $this->clock->now() ) : null;
		}
		try {
			$windows = $ask ? $this->offers->now( $connection ) : $this->offers->known( $connection )['windows'] ?? array();
			return $windows[0] ?? null;
		} catch ( Trouble ) {
			return null;
		}
	}
}
