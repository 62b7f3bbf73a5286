<?php
/**
 * Every REST route of wc-pedal/v1, one line each: verbs, path, who may, handler, arguments, answer.
 *
 * Who may: a capability, or a named verifier as [class, method]. The handler gets the checked arguments, those of the path
 * included, and answers plain data or a Rest\Answer. Data, not code; bin/contract reads it without WordPress.
 */

declare( strict_types=1 );

use Pedal\Rest\ConnectionActs;
use Pedal\Rest\ConnectionsResource;
use Pedal\Rest\DeliveriesResource;
use Pedal\Rest\DeliveryActs;
use Pedal\Rest\DriversResource;
use Pedal\Rest\EngineResource;
use Pedal\Rest\HealthResource;
use Pedal\Rest\HookResource;
use Pedal\Rest\OrdersResource;
use Pedal\Rest\RulesResource;
use Pedal\Rest\Schema\ConnectionArguments;
use Pedal\Rest\Schema\Connections;
use Pedal\Rest\Schema\Deliveries;
use Pedal\Rest\Schema\Health;
use Pedal\Rest\Schema\Orders;
use Pedal\Rest\Schema\Rules;
use Pedal\Rest\Schema\Settings;
use Pedal\Rest\Schema\Setup;
use Pedal\Rest\Schema\Site;
use Pedal\Rest\SettingsResource;
use Pedal\Rest\SetupResource;
use Pedal\Rest\SiteResource;
use Pedal\Rest\StatementResource;

$manage = 'manage_woocommerce';
$orders = 'edit_shop_orders';
$none   = array( Orders::class, 'no_arguments' );

return array(
	// Connections.
	array( 'GET', '/drivers', $manage, array( DriversResource::class, 'list' ), array( ConnectionArguments::class, 'drivers' ), array( Connections::class, 'drivers' ) ),
	array( 'GET', '/connections', $manage, array( ConnectionsResource::class, 'list' ), array( ConnectionArguments::class, 'list' ), array( Connections::class, 'list_of_connections' ) ),
	array( 'POST', '/connections', $manage, array( ConnectionsResource::class, 'create' ), array( ConnectionArguments::class, 'create' ), array( Connections::class, 'connection' ) ),
	array( 'GET', '/connections/{id}', $manage, array( ConnectionsResource::class, 'read' ), $none, array( Connections::class, 'connection' ) ),
	array( 'PATCH, PUT, POST', '/connections/{id}', $manage, array( ConnectionsResource::class, 'change' ), array( ConnectionArguments::class, 'change' ), array( Connections::class, 'connection' ) ),
	array( 'DELETE', '/connections/{id}', $manage, array( ConnectionsResource::class, 'delete' ), array( ConnectionArguments::class, 'delete' ), array( Connections::class, 'deleted' ) ),
	array( 'POST', '/connections/{id}/check', $manage, array( ConnectionActs::class, 'check' ), $none, array( Connections::class, 'checked' ) ),
	array( 'POST', '/connections/{id}/resume', $manage, array( ConnectionActs::class, 'resume' ), $none, array( Connections::class, 'connection' ) ),
	array( 'POST', '/connections/{id}/disconnect', $manage, array( ConnectionActs::class, 'disconnect' ), $none, array( Connections::class, 'connection' ) ),
	array( 'GET', '/connections/{id}/slots', $manage, array( ConnectionActs::class, 'slots' ), $none, array( Connections::class, 'slots' ) ),
	array( 'POST', '/connections/{id}/quote', $manage, array( ConnectionActs::class, 'quote' ), array( ConnectionArguments::class, 'quote' ), array( Connections::class, 'quote' ) ),

	// Deliveries and orders; each handler also asks whether this very order may be edited.
	array( 'GET', '/deliveries', $orders, array( DeliveriesResource::class, 'list' ), array( Deliveries::class, 'list_arguments' ), array( Deliveries::class, 'list_of_deliveries' ) ),
	array( 'POST', '/deliveries', $orders, array( DeliveryActs::class, 'send' ), array( Deliveries::class, 'send_arguments' ), array( Deliveries::class, 'delivery' ) ),
	array( 'POST', '/deliveries/batch', $orders, array( DeliveryActs::class, 'batch' ), array( Deliveries::class, 'batch_arguments' ), array( Deliveries::class, 'batch' ) ),
	array( 'GET', '/deliveries/{id}', $orders, array( DeliveriesResource::class, 'read' ), $none, array( Deliveries::class, 'single' ) ),
	array( 'POST', '/deliveries/{id}/retry', $orders, array( DeliveryActs::class, 'retry' ), $none, array( Deliveries::class, 'delivery' ) ),
	array( 'POST', '/deliveries/{id}/cancel', $orders, array( DeliveryActs::class, 'cancel' ), $none, array( Deliveries::class, 'delivery' ) ),
	array( 'POST', '/deliveries/{id}/look', $orders, array( DeliveryActs::class, 'look' ), $none, array( Deliveries::class, 'delivery' ) ),
	array( 'POST', '/deliveries/{id}/dismiss', $orders, array( DeliveryActs::class, 'dismiss' ), $none, array( Deliveries::class, 'delivery' ) ),
	array( 'POST', '/deliveries/{id}/booked', $orders, array( DeliveryActs::class, 'booked' ), array( Deliveries::class, 'booked_arguments' ), array( Deliveries::class, 'delivery' ) ),
	array( 'GET', '/orders/{id}/verdict', $orders, array( OrdersResource::class, 'verdict' ), $none, array( Orders::class, 'verdict' ) ),
	array( 'GET', '/orders/{id}/preview', $orders, array( OrdersResource::class, 'preview' ), array( Orders::class, 'preview_arguments' ), array( Orders::class, 'preview' ) ),

	// The proof, and the engine.
	array( 'GET', '/statement', $orders, array( StatementResource::class, 'read' ), $none, array( Orders::class, 'statement' ) ),
	array( 'POST', '/sweep', $orders, array( StatementResource::class, 'sweep' ), $none, array( Orders::class, 'statement' ) ),
	array( 'POST', '/drain', $orders, array( EngineResource::class, 'drain' ), $none, array( Orders::class, 'drained' ) ),
	array( 'GET', '/status', $orders, array( EngineResource::class, 'status' ), $none, array( Orders::class, 'status' ) ),

	// Settings and rules.
	array( 'GET', '/settings', $manage, array( SettingsResource::class, 'read' ), $none, array( Settings::class, 'settings' ) ),
	array( 'PUT, PATCH, POST', '/settings', $manage, array( SettingsResource::class, 'change' ), array( Settings::class, 'change_arguments' ), array( Settings::class, 'settings' ) ),
	array( 'GET', '/rules', $manage, array( RulesResource::class, 'read' ), $none, array( Rules::class, 'list_of_rules' ) ),
	array( 'PUT, PATCH, POST', '/rules', $manage, array( RulesResource::class, 'change' ), array( Rules::class, 'change_arguments' ), array( Rules::class, 'list_of_rules' ) ),
	array( 'POST', '/rules/simulate', $manage, array( RulesResource::class, 'simulate' ), array( Rules::class, 'simulate_arguments' ), array( Rules::class, 'simulation' ) ),

	// Setup.
	array( 'GET', '/setup', $manage, array( SetupResource::class, 'overview' ), $none, array( Setup::class, 'overview' ) ),
	array( 'POST', '/setup/permalinks', $manage, array( SetupResource::class, 'permalinks' ), array( Setup::class, 'permalinks_arguments' ), array( Setup::class, 'permalinks' ) ),
	array( 'GET', '/setup/keys', $manage, array( SetupResource::class, 'keys' ), array( Setup::class, 'keys_arguments' ), array( Setup::class, 'list_of_keys' ) ),
	array( 'POST', '/setup/keys', $manage, array( SetupResource::class, 'create_key' ), array( Setup::class, 'key_arguments' ), array( Setup::class, 'new_key' ), 201 ),
	array( 'POST', '/setup/keys/verify', $manage, array( SetupResource::class, 'verify_key' ), array( Setup::class, 'verify_arguments' ), array( Setup::class, 'verified' ) ),
	array( 'DELETE', '/setup/keys/{id}', $manage, array( SetupResource::class, 'revoke_key' ), $none, array( Setup::class, 'revoked' ) ),
	array( 'POST', '/setup/site', $manage, array( SiteResource::class, 'choose' ), array( Site::class, 'choice_arguments' ), array( Site::class, 'chosen' ) ),

	// Health.
	array( 'GET', '/health', $manage, array( HealthResource::class, 'examine' ), array( Health::class, 'arguments' ), array( Health::class, 'findings' ) ),

	// The platform's doorbell: public, in no index, verified on its raw body.
	array( 'POST', '/hook/{token}', array( HookResource::class, 'is_open' ), array( HookResource::class, 'ring' ), $none, array( Site::class, 'noted' ) ),
);
