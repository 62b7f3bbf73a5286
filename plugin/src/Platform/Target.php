<?php
/**
 * An address that may be called, with the checked IPs the connection is pinned to.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Target {

	/**
	 * @param list<string> $ips      Checked; empty when the host is itself an IP.
	 * @param bool         $verified Its certificate must be valid; not so for a shop that talks to itself on a developer's machine.
	 */
	public function __construct(
		public readonly string $scheme,
		public readonly string $host,
		public readonly int $port,
		public readonly array $ips,
		public readonly bool $loopback,
		public readonly bool $verified = true,
	) {}

	public function origin(): string {
		$standard = 'https' === $this->scheme ? 443 : 80;
		return "{$this->scheme}://{$this->host}" . ( $standard === $this->port ? '' : ":{$this->port}" );
	}
}
