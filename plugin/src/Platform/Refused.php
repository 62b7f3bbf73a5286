<?php
/**
 * A clear no to this request: a person must change something.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Refused extends Trouble {}
