<?php
/**
 * The database did not do what was asked. Nothing was half-done by us.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

final class StorageFailed extends \RuntimeException {}
