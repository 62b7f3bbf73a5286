<?php
/**
 * A secret that is not there or cannot be opened: nothing is sent until a person enters it again.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Unreadable extends \RuntimeException {}
