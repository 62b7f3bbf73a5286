<?php
/**
 * Secrets can be sealed here, and those that are sealed can be opened.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Core\Unreadable;
use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\Connections;
use Pedal\Storage\Sealer;

final class Sealing implements Probe {

	public function __construct(
		private readonly Sealer $sealer,
		private readonly Connections $connections,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'secrets';
	}

	public function label(): string {
		return __( 'Safe keeping of secrets', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		if ( ! $this->sealer->can_seal() ) {
			return Finding::critical(
				'cannot_seal',
				__( 'Secrets cannot be kept safely on this server, so none are kept.', 'pedal-bridge' ),
				defined( 'PEDAL_KEY' ) ? 'PEDAL_KEY' : 'AUTH_KEY, SECURE_AUTH_KEY, AUTH_SALT, SECURE_AUTH_SALT',
				/* translators: %s: a line of PHP. */
				sprintf( __( 'Put a line with 32 or more random characters into wp-config.php: %s', 'pedal-bridge' ), "define( 'PEDAL_KEY', '…' );" )
			);
		}
		$unreadable = $this->unreadable();
		return array() === $unreadable
			? Finding::good( __( 'Secrets are sealed, with a key that is not in the database.', 'pedal-bridge' ) )
			: Finding::critical( 'pedal_secret_unreadable', $this->sentences->of( 'pedal_secret_unreadable' ), implode( ', ', $unreadable ), $this->sentences->hint( 'pedal_secret_unreadable' ) );
	}

	/**
	 * @return list<string> Names of connections whose stored secret does not open.
	 */
	private function unreadable(): array {
		$names = array();
		foreach ( $this->connections->all() as $connection ) {
			try {
				if ( $connection->secret_set ) {
					$this->connections->credentials( $connection )->secret();
				}
			} catch ( Unreadable ) {
				$names[] = $connection->name;
			}
		}
		return $names;
	}
}
