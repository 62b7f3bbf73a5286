<?php
/**
 * Named places where a test rig kills the process; inert unless the rig's own constant is set.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class CrashPoint {

	public const ALL = array(
		'planned',
		'claimed',
		'window_promised',
		'before_send',
		'after_send',
		'saved',
		'before_note',
		'after_note',
		'before_change',
		'after_change',
		'before_cancel',
		'after_cancel',
		'after_look',
		'after_look_up',
		'sweep_seen',
		'schema',
	);

	public static function at( string $name ): void {
		if ( defined( 'PEDAL_TEST' ) && PEDAL_TEST ) {
			do_action( 'pedal_crash_point', $name );
		}
	}
}
