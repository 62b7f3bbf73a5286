<?php
/**
 * How bad it is, in the words of Site Health. Critical only for what stops deliveries.
 */

declare( strict_types=1 );

namespace Pedal\Health;

enum Status: string {
	case Good        = 'good';
	case Recommended = 'recommended';
	case Critical    = 'critical';

	public function is_worse_than( self $other ): bool {
		return array_search( $this, self::cases(), true ) > array_search( $other, self::cases(), true );
	}
}
