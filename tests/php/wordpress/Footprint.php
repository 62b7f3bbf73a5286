<?php
/**
 * How far every table and option had come before a test, to take away afterwards what the test wrote.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class Footprint {

	/**
	 * Tables (without the site's prefix) with their counting key.
	 */
	private const TABLES = array(
		'posts'                       => 'ID',
		'postmeta'                    => 'meta_id',
		'comments'                    => 'comment_ID',
		'commentmeta'                 => 'meta_id',
		'users'                       => 'ID',
		'usermeta'                    => 'umeta_id',
		'wc_orders'                   => 'id',
		'wc_orders_meta'              => 'id',
		'wc_order_addresses'          => 'id',
		'wc_order_operational_data'   => 'id',
		'woocommerce_order_items'     => 'order_item_id',
		'woocommerce_order_itemmeta'  => 'meta_id',
		'woocommerce_sessions'        => 'session_id',
		'woocommerce_shipping_zones'  => 'zone_id',
		'woocommerce_shipping_zone_methods'   => 'instance_id',
		'woocommerce_shipping_zone_locations' => 'location_id',
		'actionscheduler_actions'     => 'action_id',
		'actionscheduler_claims'      => 'claim_id',
		'actionscheduler_logs'        => 'log_id',
		'pedal_connections'           => 'id',
		'pedal_deliveries'            => 'id',
		'pedal_journal'               => 'id',
		'pedal_watch'                 => 'order_id',
	);

	/**
	 * @param array<string, int>    $last    Table => highest key.
	 * @param array<string, string> $options
	 */
	private function __construct( private readonly array $last, private readonly array $options ) {}

	public static function take(): self {
		global $wpdb;
		$last = array();
		foreach ( self::TABLES as $table => $key ) {
			if ( null !== $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $wpdb->prefix . $table ) ) ) ) {
				$last[ $table ] = (int) $wpdb->get_var( "SELECT MAX($key) FROM {$wpdb->prefix}$table" );
			}
		}
		return new self( $last, self::options() );
	}

	public function restore(): void {
		global $wpdb;
		foreach ( $this->last as $table => $last ) {
			$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->prefix}$table WHERE " . self::TABLES[ $table ] . ' > %d', $last ) );
		}
		$now = self::options();
		foreach ( array_diff_key( $now, $this->options ) as $name => $value ) {
			$wpdb->delete( $wpdb->options, array( 'option_name' => $name ) );
		}
		foreach ( $this->options as $name => $value ) {
			if ( ! isset( $now[ $name ] ) ) {
				$wpdb->insert( $wpdb->options, array( 'option_name' => $name, 'option_value' => $value ) );
			} elseif ( $now[ $name ] !== $value ) {
				$wpdb->update( $wpdb->options, array( 'option_value' => $value ), array( 'option_name' => $name ) );
			}
		}
		wp_cache_flush();
	}

	/**
	 * @return array<string, string>
	 */
	private static function options(): array {
		global $wpdb;
		$rows = $wpdb->get_results( "SELECT option_name, option_value FROM {$wpdb->options}", ARRAY_A );
		return array_column( $rows, 'option_value', 'option_name' );
	}
}
