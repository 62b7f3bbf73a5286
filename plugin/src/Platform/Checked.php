<?php
/**
 * The outcome of checking a connection, step by step.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Checked {

	public const STEPS = array( 'address', 'reach', 'credentials', 'store', 'slots' );

	/**
	 * @param list<array{name:string,ok:bool,code:string,ms:int}>                                                   $steps
	 * @param array{id:string,name:string,address:string,timezone:string,country:string,currency:string}|null $store
	 */
	public function __construct(
		public readonly array $steps,
		public readonly ?array $store = null,
		public readonly string $app_name = '',
	) {}

	public function ok(): bool {
		return '' === $this->code();
	}

	/**
	 * Code of the failed step, empty when all passed.
	 */
	public function code(): string {
		foreach ( $this->steps as $step ) {
			if ( ! $step['ok'] ) {
				return $step['code'];
			}
		}
		return '';
	}
}
