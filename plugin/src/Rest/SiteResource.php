<?php
/**
 * The merchant's answer when the shop wakes up at another address: it moved, or it is a copy.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Forwarding\Problem;
use Pedal\Storage\Connections;
use Pedal\Storage\Install;

final class SiteResource {

	public function __construct(
		private readonly Install $install,
		private readonly Connections $connections,
	) {}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array{choice:string,home:string}
	 * @throws Problem
	 */
	public function choose( array $arguments ): array {
		if ( ! $this->install->is_elsewhere() ) {
			throw new Problem( 'pedal_not_a_copy', 409, 'choice' );
		}
		$choice = ( new Fields( $arguments ) )->text( 'choice' );
		'copy' === $choice ? $this->become_a_shop_of_its_own() : $this->install->moved();
		return array(
			'choice' => $choice,
			'home'   => $this->install->known_home(),
		);
	}

	/**
	 * Secrets first: a copy that dies half-way must not be able to act as the original. The original's subscriptions at the
	 * platform stay; they are not ours to end.
	 */
	private function become_a_shop_of_its_own(): void {
		foreach ( array_keys( $this->connections->all() ) as $id ) {
			$this->connections->forget_secrets( $id );
			$this->connections->update(
				$id,
				array(
					'status'      => 'unchecked',
					'status_code' => 'pedal_secret_required',
					'enabled'     => false,
				)
			);
		}
		$this->install->copied();
	}
}
