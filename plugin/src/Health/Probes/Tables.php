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
		$missing = $this->schema->missing_tables();
		return array() === $missing
			? Finding::good( __( 'All tables are there.', 'pedal-bridge' ) )
			: Finding::critical(
				'tables_missing',
				__( 'Tables are missing in the database, so nothing can be planned.', 'pedal-bridge' ),
				implode( ', ', $missing ),
				__( 'Deactivate Pedal and activate it again. If they are still missing, ask your host: the database user must be allowed to create tables.', 'pedal-bridge' )
			);
	}
}
