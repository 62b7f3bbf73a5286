<?php
/**
 * One Store account at one platform. Its secret is not in here: Storage keeps it sealed and hands it to the driver only.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Connection {

	/**
	 * Times are unix seconds, 0 = never.
	 *
	 * @param 'unchecked'|'ready'|'paused' $status
	 * @param int                          $order_floor Highest order id when it was made: older orders are not sent by themselves.
	 * @param array<string,mixed>|null     $store       {id,name,address,timezone,country,currency} as the platform calls it.
	 * @param array<string,mixed>          $settings    The driver's own.
	 * @param array<string,mixed>          $webhooks    {url:string, ids:array<string,string>, tried_at:int}: our subscriptions at the platform.
	 * @param string                       $offers      Its windows as last heard, JSON; for Offers only. They come with the row, so that a checkout reads both at once.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $slug,
		public readonly string $name,
		public readonly string $driver,
		public readonly string $base_url,
		public readonly string $identifier,
		public readonly bool $enabled = true,
		public readonly string $status = 'unchecked',
		public readonly string $status_code = '',
		public readonly int $resume_at = 0,
		public readonly int $failures = 0,
		public readonly string $recent = '',
		public readonly int $opened = 0,
		public readonly int $order_floor = 0,
		public readonly ?array $store = null,
		public readonly string $app_name = '',
		public readonly array $settings = array(),
		public readonly array $webhooks = array(),
		public readonly string $hook_token = '',
		public readonly int $hook_received_at = 0,
		public readonly bool $secret_set = false,
		public readonly string $secret_last4 = '',
		public readonly int $secret_updated_at = 0,
		public readonly int $last_ok_at = 0,
		public readonly int $version = 1,
		public readonly int $created_at = 0,
		public readonly int $updated_at = 0,
		public readonly string $offers = '',
	) {}

	public function may_send(): bool {
		return $this->enabled && 'ready' === $this->status;
	}

	public function timezone(): string {
		$zone = $this->store['timezone'] ?? '';
		return is_string( $zone ) && '' !== $zone ? $zone : 'UTC';
	}

	/**
	 * @param array<string,mixed> $changes
	 */
	public function with( array $changes ): self {
		return new self( ...array_merge( get_object_vars( $this ), $changes ) ); // @phpstan-ignore argument.type (the constructor's own types are checked at run time)
	}
}
