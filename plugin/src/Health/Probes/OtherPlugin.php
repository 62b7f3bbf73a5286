<?php
/**
 * No second plugin orders couriers for the same orders.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Forwarding\Guard;
use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\Probe;

final class OtherPlugin implements Probe {

	private const CODE = 'pedal_other_plugin';

	public function __construct(
		private readonly Guard $guard,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'other_plugin';
	}

	public function label(): string {
		return __( 'Other delivery plugins', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		return self::CODE === $this->guard->reason()
			? Finding::critical( self::CODE, $this->sentences->of( self::CODE ), 'coopcycle_woocommerce_order_status_changed()', $this->sentences->hint( self::CODE ) )
			: Finding::good( __( 'Nobody else orders couriers.', 'pedal-bridge' ) );
	}
}
