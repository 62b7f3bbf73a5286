<?php
/**
 * WooCommerce did not take the order; the message is what the shopper reads.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class Refused extends \RuntimeException {}
