<?php
/**
 * One outgoing call.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class HttpRequest {

	/**
	 * @param array<string,string> $headers
	 */
	public function __construct(
		public readonly Operation $operation,
		public readonly string $method,
		public readonly string $url,
		public readonly array $headers = array(),
		public readonly string $body = '',
	) {}

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
