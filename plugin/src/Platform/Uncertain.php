<?php
/**
 * It may have been done: look before anything else.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

final class Uncertain extends Trouble {}
