<?php
/**
 * Every hook we listen to, one line each: hook, [class, method], priority, arguments.
 */

declare( strict_types=1 );

use Pedal\Admin\Assets;
use Pedal\Admin\BulkActions;
use Pedal\Admin\Links;
use Pedal\Admin\Notices;
use Pedal\Admin\OrderBox;
use Pedal\Admin\OrderColumn;
use Pedal\Admin\Page;
use Pedal\Checkout\MethodFields;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\Intake;
use Pedal\Platform\WpTransport;
use Pedal\Storage\Orders;

return array(
	// Orders. Each only remembers an id (reliability: which hook misses which case).
	array( 'woocommerce_after_order_object_save', array( Intake::class, 'order_changed' ) ),
	array( 'woocommerce_order_status_changed', array( Intake::class, 'status_changed' ), 1, 4 ),
	array( 'woocommerce_payment_complete', array( Intake::class, 'order_id_changed' ), 1 ),
	array( 'woocommerce_new_order', array( Intake::class, 'order_id_changed' ) ),
	array( 'woocommerce_order_refunded', array( Intake::class, 'order_id_changed' ) ),
	array( 'woocommerce_order_fully_refunded', array( Intake::class, 'order_id_changed' ) ),
	array( 'woocommerce_trash_order', array( Intake::class, 'order_id_changed' ) ),
	array( 'woocommerce_untrash_order', array( Intake::class, 'order_id_changed' ) ),
	array( 'woocommerce_before_delete_order', array( Intake::class, 'order_deleted' ) ),
	array( 'trashed_post', array( Intake::class, 'post_changed' ) ),
	array( 'untrashed_post', array( Intake::class, 'post_changed' ) ),
	array( 'before_delete_post', array( Intake::class, 'post_deleted' ) ),
	array( 'woocommerce_saved_order_items', array( Intake::class, 'order_id_changed' ) ),

	// The end of a request, and the clocks.
	array( 'shutdown', array( Clocks::class, 'end_of_request' ), 5, 0 ),
	array( 'pedal_tick', array( Clocks::class, 'tick' ), 10, 0 ),
	array( 'pedal_cron', array( Clocks::class, 'cron' ), 10, 0 ),
	array( 'cron_schedules', array( Clocks::class, 'schedules' ) ),
	array( 'admin_init', array( Clocks::class, 'start' ), 20, 0 ),

	// The one way out.
	array( 'http_request_args', array( WpTransport::class, 'hold_arguments' ), PHP_INT_MAX, 2 ),
	array( 'http_api_curl', array( WpTransport::class, 'pin' ), PHP_INT_MAX ),

	array( 'woocommerce_new_order_note_data', array( Orders::class, 'stamp_note' ), PHP_INT_MAX ),

	// The merchant's desk, and the order screens of both order storages.
	array( 'admin_menu', array( Page::class, 'add_to_menu' ), 60, 0 ),
	array( 'admin_enqueue_scripts', array( Assets::class, 'enqueue' ), 20 ),
	array( 'admin_notices', array( Notices::class, 'show' ), 10, 0 ),
	array( 'add_meta_boxes', array( OrderBox::class, 'add' ) ),
	array( 'manage_woocommerce_page_wc-orders_columns', array( OrderColumn::class, 'add' ), 20 ),
	array( 'manage_woocommerce_page_wc-orders_custom_column', array( OrderColumn::class, 'render' ), 10, 2 ),
	array( 'manage_edit-shop_order_columns', array( OrderColumn::class, 'add' ), 20 ),
	array( 'manage_shop_order_posts_custom_column', array( OrderColumn::class, 'render' ), 10, 2 ),
	array( 'bulk_actions-woocommerce_page_wc-orders', array( BulkActions::class, 'add' ), 20 ),
	array( 'handle_bulk_actions-woocommerce_page_wc-orders', array( BulkActions::class, 'run' ), 10, 3 ),
	array( 'bulk_actions-edit-shop_order', array( BulkActions::class, 'add' ), 20 ),
	array( 'handle_bulk_actions-edit-shop_order', array( BulkActions::class, 'run' ), 10, 3 ),
	array( 'plugin_action_links_' . plugin_basename( PEDAL_FILE ), array( Links::class, 'of_plugin' ) ),
	array( 'woocommerce_settings_advanced', array( Links::class, 'above_rest_keys' ), 1, 0 ),
	array( 'woocommerce_settings_shipping', array( Links::class, 'above_shipping' ), 1, 0 ),

	// The shipping method.
	array( 'woocommerce_shipping_methods', array( MethodFields::class, 'register' ) ),
	array( 'woocommerce_shipping_instance_form_fields_pedal_delivery', array( MethodFields::class, 'offer_connections' ) ),
);
