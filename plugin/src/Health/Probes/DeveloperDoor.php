<?php
/**
 * The door for developers is shut.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Platform\UrlPolicy;

final class DeveloperDoor implements Probe {

	public function id(): string {
		return 'developer_door';
	}

	public function label(): string {
		return __( 'Developer door', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		return UrlPolicy::loopback_allowed()
			? Finding::recommended(
				'developer_door_open',
				__( 'The developer door is open: platforms without https and on this machine are accepted.', 'pedal-bridge' ),
				'PEDAL_ALLOW_LOOPBACK; ' . wp_get_environment_type(),
				__( 'Remove PEDAL_ALLOW_LOOPBACK from wp-config.php before real orders come in.', 'pedal-bridge' )
			)
			: Finding::good( __( 'The shop talks to public https addresses only.', 'pedal-bridge' ) );
	}
}
