<?php
/**
 * Constants that WordPress defines before any class of the plugin is loaded; their values are of no meaning.
 */

declare( strict_types=1 );

define( 'ABSPATH', '/srv/wordpress/' );
define( 'WPINC', 'wp-includes' );
define( 'WP_CONTENT_DIR', '/srv/wordpress/wp-content' );
define( 'WPMU_PLUGIN_DIR', '/srv/wordpress/wp-content/mu-plugins' );
define( 'OBJECT', 'OBJECT' );
define( 'OBJECT_K', 'OBJECT_K' );
define( 'ARRAY_A', 'ARRAY_A' );
define( 'ARRAY_N', 'ARRAY_N' );
