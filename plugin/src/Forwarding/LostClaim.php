<?php
/**
 * Another worker holds the row now; whatever this one was about to do is no longer its business.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

final class LostClaim extends \RuntimeException {}
