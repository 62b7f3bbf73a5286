<?php
/**
 * Why a delivery waits or needs a person, in words that quote what can be corrected.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
use Pedal\Core\DeliveryRow;
use Pedal\Core\SyncState;
use Pedal\Forwarding\Sentences;

final class DeliveryWords {

	public function __construct( private readonly Sentences $sentences ) {}

	/**
	 * A row that waits for its connection says so, whatever it waited for before.
	 */
	public function code( DeliveryRow $row, ?Connection $connection ): string {
		if ( SyncState::Pending !== $row->sync ) {
			return $row->code;
		}
		return match ( true ) {
			null === $connection          => 'pedal_connection_not_found',
			! $connection->may_send()     => 'connection_paused',
			'connection_paused' === $row->code => '',
			default                       => $row->code,
		};
	}

	public function message( DeliveryRow $row, string $code, ?\WC_Order $order ): string {
		$street = null === $order ? '' : self::street( $order );
		if ( 'address_not_found' === $code && '' !== $street ) {
			/* translators: %s: a street as the customer typed it. */
			return sprintf( __( 'The address was not found: "%s".', 'pedal-bridge' ), $street );
		}
		$said = SyncState::Attention === $row->sync ? $row->detail : '';
		return trim( "{$this->sentences->of( $code )} $said" );
	}

	public function hint( string $code ): string {
		return $this->sentences->hint( $code );
	}

	private static function street( \WC_Order $order ): string {
		return trim( $order->get_shipping_address_1() ?: $order->get_billing_address_1() );
	}
}
