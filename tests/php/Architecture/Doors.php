<?php
/**
 * What only one room, or one file, may do: hooks, routes, the database, orders, the network, background jobs, states.
 */

declare( strict_types=1 );

namespace Pedal\Tests\Architecture;

use PhpParser\Node;

final class Doors {

	/**
	 * Functions (as pattern) => the only paths (as pattern) that may call them, and the sentence for the others.
	 */
	private const CALLS = array(
		'hooks'      => array( '/^(add|remove|remove_all)_(action|filter)s?$/', '~^(src/Plugin|pedal-bridge)\.php$~', 'hooks are listed in wiring/hooks.php' ),
		'routes'     => array( '/^register_rest_(route|field)$/', '~^src/Rest/Router\.php$~', 'routes are listed in wiring/routes.php and registered by Rest/Router' ),
		'options'    => array( '/^(get|add|update|delete)_(option|site_option|network_option|blog_option)$|^(get|set|delete)_(site_)?transient$|^wp_set_option_autoload/', '~^src/Storage/|^uninstall\.php$|^templates/~', 'options are the business of Storage' ),
		'orders'     => array( '/^wc_(get|create|update|delete)_(order|orders|refund)$|^(get|add|update|delete)_post(_meta)?s?$|^wp_(insert|update|delete|trash)_post$|^get_posts$|^wc_(get|update|add|delete)_order_item_meta$/', '~^src/Storage/~', 'orders are read and written in Storage' ),
		'tables'     => array( '/^(dbdelta|maybe_create_table)$/', '~^src/Storage/~', 'tables are the business of Storage' ),
		'network'    => array( '/^(wp_(safe_)?remote_\w+|download_url|curl_(init|exec|multi_\w+)|fsockopen|pfsockopen|stream_socket_client|get_headers)$/', '~^src/Platform/WpTransport\.php$~', 'only WpTransport sends requests' ),
		'objects'    => array( '/^(maybe_)?unserialize$/', '~^src/Storage/SharedOption\.php$~', 'only our own options are unserialised' ),
		'background' => array( '/^as_\w+$/', '~^src/Forwarding/Clocks\.php$~', 'only Clocks knows Action Scheduler' ),
	);

	/**
	 * Reading the answer that WpTransport got is no sending.
	 */
	private const READS_AN_ANSWER = '/^wp_remote_retrieve_/';

	private const ORDER_WRITES = array( 'add_order_note', 'update_meta_data', 'add_meta_data', 'delete_meta_data', 'update_status', 'set_status', 'payment_complete' );

	/**
	 * Checkout hands its choice to the order that WooCommerce is just making and saves itself.
	 */
	private const ORDER_WRITERS = '~^src/(Storage|Checkout)/~';

	private const SQL = '/^\s*(SELECT\s.+\sFROM|INSERT\s+(IGNORE\s+)?INTO|UPDATE\s.+\sSET|DELETE\s+FROM|REPLACE\s+INTO|(CREATE|DROP|ALTER|TRUNCATE)\s+TABLE|SHOW\s+(TABLES|INDEX|COLUMNS))\b/s';

	private const STATE_COLUMNS = '/\bSET\b(?:(?!\bWHERE\b).)*\b(sync|stage)\s*=/is';

	/**
	 * @return list<string>
	 */
	public static function calls( PhpSource $source ): array {
		$found = array();
		foreach ( $source->calls() as list( $name, $line ) ) {
			foreach ( self::CALLS as list( $functions, $allowed, $sentence ) ) {
				if ( preg_match( $functions, $name ) && ! preg_match( $allowed, $source->path ) && ! preg_match( self::READS_AN_ANSWER, $name ) ) {
					$found[] = "{$source->path}:$line $name(): $sentence.";
				}
			}
		}
		return $found;
	}

	/**
	 * Plugin.php walks the list of hooks; a hook's name written out there, or anywhere, would be missing from the list.
	 *
	 * @return list<string>
	 */
	public static function hooks_beside_the_list( PhpSource $source ): array {
		$found = array();
		foreach ( 'src/Plugin.php' === $source->path ? $source->calls() : array() as list( $name, $line, $arguments ) ) {
			if ( preg_match( '/^add_(action|filter)$/', $name ) && ( $arguments[0]->value ?? null ) instanceof Node\Scalar\String_ ) {
				$found[] = "{$source->path}:$line this hook belongs into wiring/hooks.php.";
			}
		}
		return $found;
	}

	/**
	 * @return list<string>
	 */
	public static function database( PhpSource $source ): array {
		if ( 'Storage' === $source->room() || 'uninstall.php' === $source->path ) {
			return array();
		}
		$found = array();
		foreach ( array_merge( $source->variables(), $source->classes() ) as list( $name, $line ) ) {
			if ( 'wpdb' === strtolower( $name ) ) {
				$found[] = "{$source->path}:$line the database belongs to Storage.";
			}
		}
		foreach ( $source->texts() as list( $text, $line ) ) {
			if ( preg_match( self::SQL, $text ) ) {
				$found[] = "{$source->path}:$line SQL belongs to Storage.";
			}
		}
		return $found;
	}

	/**
	 * @return list<string>
	 */
	public static function order_writes( PhpSource $source ): array {
		$found = array();
		foreach ( preg_match( self::ORDER_WRITERS, $source->path ) ? array() : $source->method_calls() as list( $name, $line, $holder ) ) {
			// `$this->orders` is Storage\Orders itself.
			if ( in_array( $name, self::ORDER_WRITES, true ) && 'orders' !== $holder ) {
				$found[] = "{$source->path}:$line ->$name(): orders are written in Storage.";
			}
		}
		return $found;
	}

	/**
	 * @return list<string>
	 */
	public static function background_classes( PhpSource $source ): array {
		$found = array();
		foreach ( $source->classes() as list( $name, $line ) ) {
			if ( str_starts_with( $name, 'ActionScheduler' ) && 'src/Forwarding/Clocks.php' !== $source->path ) {
				$found[] = "{$source->path}:$line $name: only Clocks knows Action Scheduler.";
			}
		}
		return $found;
	}

	/**
	 * States change in Core/Delivery; the two files of Storage that write rows carry its answer, and the claim, into the table.
	 *
	 * @return list<string>
	 */
	public static function states( PhpSource $source ): array {
		$found = array();
		if ( ! in_array( $source->path, array( 'src/Storage/Deliveries.php', 'src/Storage/Queue.php' ), true ) ) {
			foreach ( $source->texts() as list( $text, $line ) ) {
				if ( preg_match( self::STATE_COLUMNS, $text ) ) {
					$found[] = "{$source->path}:$line writes sync or stage beside Core/Delivery.";
				}
			}
		}
		foreach ( 'src/Core/Delivery.php' === $source->path ? array() : $source->find( Node\ArrayItem::class ) as $item ) {
			$is_state = $item->key instanceof Node\Scalar\String_ && in_array( $item->key->value, array( 'sync', 'stage' ), true );
			if ( $is_state && $item->value instanceof Node\Expr\ClassConstFetch && 'Storage' !== $source->room() ) {
				$found[] = "{$source->path}:{$item->getStartLine()} sets sync or stage beside Core/Delivery.";
			}
		}
		return $found;
	}

	/**
	 * Read by every PHP there is, also by one that stumbles over a declaration it does not know.
	 */
	private const READ_BY_OLD_PHP = array( 'pedal-bridge.php', 'requirements.php', 'uninstall.php' );

	/**
	 * @return list<string>
	 */
	public static function loose_types( PhpSource $source ): array {
		if ( in_array( $source->path, self::READ_BY_OLD_PHP, true ) ) {
			return array();
		}
		foreach ( $source->find( Node\DeclareItem::class ) as $item ) {
			if ( 'strict_types' === $item->key->toString() ) {
				return array();
			}
		}
		return array( "{$source->path}:1 does not declare strict types." );
	}
}
