<?php
/**
 * Every hook we listen to, one line each: hook, [class, method], priority, arguments.
 */

declare( strict_types=1 );

use Pedal\Admin\Assets;
use Pedal\Admin\BulkActions;
use Pedal\Admin\Links;
use Pedal\Admin\NearestLanguage;
use Pedal\Admin\Notices;
use Pedal\Admin\OrderBox;
use Pedal\Admin\OrderColumn;
use Pedal\Admin\Page;
use Pedal\Checkout\BlockIntegration;
use Pedal\Checkout\ClassicCheckout;
use Pedal\Checkout\MethodFields;
use Pedal\Checkout\OrderViews;
use Pedal\Checkout\Registration;
use Pedal\Checkout\StoreApi;
use Pedal\Checkout\WarmOffers;
use Pedal\Checkout\Wish;
use Pedal\Cli\Commands;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\EndOfRequest;
use Pedal\Forwarding\Intake;
use Pedal\Mail\Mails;
use Pedal\Health\Mirror;
use Pedal\Health\SiteHealth;
use Pedal\Health\SiteInfo;
use Pedal\Platform\WpTransport;
use Pedal\Privacy\Eraser;
use Pedal\Privacy\Exporter;
use Pedal\Privacy\PolicyText;
use Pedal\Rest\Manners;
use Pedal\Rest\Router;
use Pedal\Setup\LegacyApi;
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
	array( 'shutdown', array( EndOfRequest::class, 'settle' ), 5, 0 ),
	array( 'pedal_tick', array( Clocks::class, 'tick' ), 10, 0 ),
	array( 'pedal_cron', array( Clocks::class, 'cron' ), 10, 0 ),
	array( 'cron_schedules', array( Clocks::class, 'schedules' ) ),
	array( 'admin_init', array( Clocks::class, 'start' ), 20, 0 ),

	// The one way out.
	array( 'http_request_args', array( WpTransport::class, 'hold_arguments' ), PHP_INT_MAX, 2 ),
	array( 'http_api_curl', array( WpTransport::class, 'pin' ), PHP_INT_MAX ),
	array( 'requests-request.progress', array( WpTransport::class, 'refuse_packed' ), 10, 2 ),

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

	// Languages.
	array( 'load_translation_file', array( NearestLanguage::class, 'of_php' ), 10, 2 ),
	array( 'load_script_translation_file', array( NearestLanguage::class, 'of_script' ), 10, 3 ),

	// The shipping method, and its windows at both checkouts.
	array( 'woocommerce_shipping_methods', array( MethodFields::class, 'register' ) ),
	array( 'woocommerce_shipping_instance_form_fields_pedal_delivery', array( MethodFields::class, 'offer_connections' ) ),
	array( 'pedal_tick', array( WarmOffers::class, 'keep' ), 20, 0 ),
	array( 'init', array( Registration::class, 'extend' ), 10, 0 ),
	array( 'woocommerce_blocks_checkout_block_registration', array( BlockIntegration::class, 'register' ) ),
	array( 'woocommerce_store_api_checkout_update_order_from_request', array( StoreApi::class, 'write' ), 10, 2 ),
	array( 'woocommerce_review_order_after_shipping', array( ClassicCheckout::class, 'render' ), 10, 0 ),
	array( 'woocommerce_checkout_update_order_review', array( ClassicCheckout::class, 'remember' ) ),
	array( 'woocommerce_after_checkout_validation', array( ClassicCheckout::class, 'validate' ), 10, 2 ),
	array( 'woocommerce_checkout_create_order', array( ClassicCheckout::class, 'write' ) ),
	array( 'woocommerce_cart_emptied', array( Wish::class, 'forget' ), 10, 0 ),

	// What an order tells of its delivery, and the customer's mail.
	array( 'woocommerce_get_order_item_totals', array( OrderViews::class, 'add_row' ), 10, 2 ),
	array( 'woocommerce_order_details_after_order_table', array( OrderViews::class, 'show_progress' ) ),
	array( 'woocommerce_admin_order_data_after_shipping_address', array( OrderViews::class, 'show_to_staff' ) ),
	array( 'woocommerce_email_after_order_table', array( Mails::class, 'add_tracking' ), 10, 4 ),
	array( 'woocommerce_email_classes', array( Mails::class, 'register' ) ),
	array( 'pedal_customer_mail', array( Mails::class, 'send' ), 10, 3 ),

	// Setup and health.
	array( 'parse_request', array( LegacyApi::class, 'watch' ), -1 ),
	array( 'rest_pre_dispatch', array( Mirror::class, 'reflect' ), 10, 3 ),
	array( 'application_password_is_api_request', array( Mirror::class, 'is_no_login' ) ),
	array( 'site_status_tests', array( SiteHealth::class, 'offer' ) ),
	array( 'wp_ajax_health-check-pedal-network', array( SiteHealth::class, 'answer' ), 10, 0 ),
	array( 'debug_information', array( SiteInfo::class, 'add' ) ),

	// REST.
	array( 'rest_api_init', array( Router::class, 'register' ), 10, 0 ),
	array( 'rest_pre_dispatch', array( Manners::class, 'before' ), 1, 3 ),
	array( 'rest_post_dispatch', array( Manners::class, 'after' ), 10, 3 ),
	array( 'rest_send_nocache_headers', array( Manners::class, 'own_cache_header' ), PHP_INT_MAX ),

	// The command line.
	array( 'cli_init', array( Commands::class, 'register' ), 10, 0 ),

	// Privacy.
	array( 'wp_privacy_personal_data_exporters', array( Exporter::class, 'register' ) ),
	array( 'wp_privacy_personal_data_erasers', array( Eraser::class, 'register' ) ),
	array( 'woocommerce_privacy_remove_order_personal_data', array( Eraser::class, 'anonymize' ) ),
	array( 'admin_init', array( PolicyText::class, 'suggest' ), 10, 0 ),
);
