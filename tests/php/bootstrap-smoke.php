<?php
/**
 * Smoke tests start the plugin in worlds of their own, each in its own process; this one needs no WordPress.
 */

declare( strict_types=1 );

require __DIR__ . '/bootstrap-core.php';
