<?php
/**
 * One question the doctor asks.
 */

declare( strict_types=1 );

namespace Pedal\Health;

interface Probe {

	public function id(): string;

	public function label(): string;

	/**
	 * It calls over the network: asked only when somebody is ready to wait.
	 */
	public function is_deep(): bool;

	public function examine(): Finding;
}
