<?php
/**
 * One outgoing call.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class HttpRequest {

	/**
	 * @param array<string,string> $headers
	 * @param float|null           $seconds What waits for the answer waits no longer; null: as long as `pedal_timing` says.
	 */
	public function __construct(
		public readonly Operation $operation,
		public readonly string $method,
		public readonly string $url,
		public readonly array $headers = array(),
		public readonly string $body = '',
		public readonly ?float $seconds = null,
	) {}

	public function within( float $seconds ): self {
		return new self( $this->operation, $this->method, $this->url, $this->headers, $this->body, $seconds );
	}

	/**
	 * Keeps credentials out of dumps.
	 *
	 * @return array<string,string>
	 */
	public function __debugInfo(): array {
		return array(
			'method' => $this->method,
			'url'    => $this->url,
		);
	}
}
