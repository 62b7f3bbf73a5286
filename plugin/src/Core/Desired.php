<?php
/**
 * What should exist at the platform.
 */

declare( strict_types=1 );

namespace Pedal\Core;

enum Desired: string {
	case Present = 'present';
	case Absent  = 'absent';
}
