<?php
/**
 * What a platform's answer says about one delivery.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Observed {

	/**
	 * A web address that fits its column and cannot end the attribute it is written into.
	 */
	private const WEB_ADDRESS = '#^https?://[^\s<>"\'`]{1,490}$#Di';

	/**
	 * @var string Empty when the platform names none that could be followed.
	 */
	public readonly string $tracking_url;

	/**
	 * @param string $remote_id  The platform's id (CoopCycle: `/api/deliveries/4711`).
	 * @param int    $created_at Unix seconds, 0 when the platform does not say.
	 * @param int    $sequence   A number that only grows with every creation at the platform; 0 when there is none.
	 */
	public function __construct(
		public readonly string $remote_id,
		public readonly Stage $stage,
		string $tracking_url = '',
		public readonly string $marker = '',
		public readonly int $created_at = 0,
		public readonly int $sequence = 0,
	) {
		$this->tracking_url = 1 === preg_match( self::WEB_ADDRESS, $tracking_url ) ? $tracking_url : '';
	}

	public function is_active(): bool {
		return Stage::Cancelled !== $this->stage;
	}
}
