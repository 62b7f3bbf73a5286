<?php
/**
 * How the objects at the edges are made: REST, admin, checkout, health, command line, privacy.
 */

declare( strict_types=1 );

return array();
