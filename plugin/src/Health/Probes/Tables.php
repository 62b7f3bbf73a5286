<?php
/**
 * Our tables are there, and of this version.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Forwarding\Sentences;
use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\Schema;

final class Tables implements Probe {

	public function __construct(
		private readonly Schema $schema,
		private readonly Sentences $sentences,
	) {}

	public function id(): string {
		return 'tables';
	}

	public function label(): string {
		return __( 'Database tables', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		if ( $this->schema->is_from_the_future() ) {
			return Finding::critical( 'pedal_newer_data', $this->sentences->of( 'pedal_newer_data' ), '', $this->sentences->hint( 'pedal_newer_data' ) );
		}
		$flaws   = $this->schema->flaws();
		$missing = $this->schema->missing_tables();
		if ( array() === $flaws ) {
			return Finding::good( __( 'All tables are there, and whole.', 'pedal-bridge' ) );
		}
		return Finding::critical(
			array() === $missing ? 'tables_damaged' : 'tables_missing',
			array() === $missing
				? __( 'Parts of our tables are missing in the database; orders could be lost or sent twice.', 'pedal-bridge' )
				: __( 'Tables are missing in the database, so nothing can be planned.', 'pedal-bridge' ),
			implode( ', ', $flaws ),
			__( 'Deactivate Pedal and activate it again. If something is still missing, ask your host: the database user must be allowed to create and alter tables.', 'pedal-bridge' )
		);
	}
}
