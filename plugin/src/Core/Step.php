<?php
/**
 * What one reconcile does next.
 */

declare( strict_types=1 );

namespace Pedal\Core;

enum Step: string {
	case Create = 'create';
	case LookUp = 'look_up';
	case Change = 'change';
	case Look   = 'look';
	case Cancel = 'cancel';
	case Settle = 'settle';
}
