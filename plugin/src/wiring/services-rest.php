<?php
/**
 * How the objects behind wc-pedal/v1 are made.
 */

declare( strict_types=1 );

use Pedal\Core\Clock;
use Pedal\Core\Timing;
use Pedal\Forwarding;
use Pedal\Platform;
use Pedal\Rest;
use Pedal\Services;
use Pedal\Storage;

return array(
	Storage\DeliveryList::class     => static fn( Services $s ) => new Storage\DeliveryList( $s->get( Storage\Database::class ), $s->get( Storage\Queue::class ), $s->get( Storage\Orders::class ) ),

	Rest\Router::class              => static fn( Services $s ) => new Rest\Router( require __DIR__ . '/routes.php', $s->get( ... ), $s->get( Rest\ProblemAnswer::class ) ),
	Rest\Manners::class             => static fn( Services $s ) => new Rest\Manners( static fn(): Rest\HookResource => $s->get( Rest\HookResource::class ), static fn(): Rest\ProblemAnswer => $s->get( Rest\ProblemAnswer::class ) ),
	Rest\CheckSteps::class          => static fn( Services $s ) => new Rest\CheckSteps( $s->get( Forwarding\Sentences::class ) ),
	Rest\ProblemAnswer::class       => static fn( Services $s ) => new Rest\ProblemAnswer( $s->get( Forwarding\Sentences::class ), new Rest\Words(), $s->get( Rest\CheckSteps::class ), $s->get( Forwarding\Log::class ) ),
	Rest\Throttle::class            => static fn( Services $s ) => new Rest\Throttle( $s->get( Storage\Memory::class ), $s->get( Clock::class ) ),
	Rest\HookResource::class        => static fn( Services $s ) => new Rest\HookResource( $s->get( Forwarding\WebhookReceiver::class ), $s->get( Rest\Throttle::class ), $s->get( Forwarding\Log::class ) ),

	Rest\ConnectionAnswer::class    => static fn( Services $s ) => new Rest\ConnectionAnswer( $s->get( Forwarding\Guard::class ), $s->get( Forwarding\Sentences::class ), $s->get( Forwarding\Subscriptions::class ) ),
	Rest\NewAddresses::class        => static fn( Services $s ) => new Rest\NewAddresses( $s->get( Platform\UrlPolicy::class ), $s->get( Storage\Connections::class ), $s->get( Rest\Throttle::class ) ),
	Rest\DriversResource::class     => static fn( Services $s ) => new Rest\DriversResource( $s->get( Platform\Drivers::class ) ),
	Rest\ConnectionsResource::class => static fn( Services $s ) => new Rest\ConnectionsResource(
		$s->get( Storage\Connections::class ),
		$s->get( Forwarding\Connecting::class ),
		$s->get( Platform\Drivers::class ),
		$s->get( Rest\NewAddresses::class ),
		$s->get( Rest\ConnectionAnswer::class )
	),
	Rest\ConnectionActs::class      => static fn( Services $s ) => new Rest\ConnectionActs(
		$s->get( Storage\Connections::class ),
		$s->get( Forwarding\Connecting::class ),
		$s->get( Forwarding\Offers::class ),
		$s->get( Forwarding\Platforms::class ),
		$s->get( Rest\OrderAccess::class ),
		$s->get( Rest\ExactRequest::class ),
		$s->get( Rest\CheckSteps::class ),
		$s->get( Rest\ConnectionAnswer::class )
	),

	Rest\OrderAccess::class         => static fn( Services $s ) => new Rest\OrderAccess( $s->get( Storage\Orders::class ) ),
	Rest\VerdictAnswer::class       => static fn( Services $s ) => new Rest\VerdictAnswer( $s->get( Forwarding\Sentences::class ) ),
	Rest\ExactRequest::class        => static fn( Services $s ) => new Rest\ExactRequest(
		$s->get( Forwarding\Decisions::class ),
		$s->get( Forwarding\Composer::class ),
		$s->get( Forwarding\Offers::class ),
		$s->get( Forwarding\Platforms::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Storage\Install::class ),
		$s->get( Clock::class )
	),
	Rest\OrdersResource::class      => static fn( Services $s ) => new Rest\OrdersResource(
		$s->get( Rest\OrderAccess::class ),
		$s->get( Forwarding\Decisions::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Rest\ExactRequest::class ),
		$s->get( Rest\VerdictAnswer::class )
	),
	Rest\DeliveryAnswer::class      => static fn( Services $s ) => new Rest\DeliveryAnswer(
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Forwarding\Desk::class ),
		new Rest\DeliveryWords( $s->get( Forwarding\Sentences::class ) )
	),
	Rest\DeliveryDetails::class     => static fn( Services $s ) => new Rest\DeliveryDetails(
		$s->get( Storage\Journal::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Forwarding\Decisions::class ),
		$s->get( Rest\OrderAccess::class ),
		$s->get( Rest\ExactRequest::class ),
		new Rest\JournalAnswer( $s->get( Forwarding\Sentences::class ) ),
		$s->get( Rest\VerdictAnswer::class )
	),
	Rest\DeliveriesResource::class  => static fn( Services $s ) => new Rest\DeliveriesResource(
		$s->get( Forwarding\Intake::class ),
		$s->get( Storage\DeliveryList::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Rest\DeliveryAnswer::class ),
		$s->get( Rest\DeliveryDetails::class )
	),
	Rest\DeliveryActs::class        => static fn( Services $s ) => new Rest\DeliveryActs(
		$s->get( Forwarding\Intake::class ),
		$s->get( Forwarding\Desk::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Rest\OrderAccess::class ),
		$s->get( Rest\DeliveryAnswer::class ),
		$s->get( Rest\ProblemAnswer::class )
	),

	Rest\StatementResource::class   => static fn( Services $s ) => new Rest\StatementResource( $s->get( Forwarding\Intake::class ), $s->get( Forwarding\Statement::class ), $s->get( Timing::class ) ),
	Rest\EngineResource::class      => static fn( Services $s ) => new Rest\EngineResource(
		$s->get( Forwarding\Intake::class ),
		$s->get( Storage\Backlog::class ),
		$s->get( Forwarding\Clocks::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Clock::class )
	),
	Rest\SettingsResource::class    => static fn( Services $s ) => new Rest\SettingsResource( $s->get( Storage\Settings::class ) ),
	Rest\RulesResource::class       => static fn( Services $s ) => new Rest\RulesResource(
		$s->get( Storage\Settings::class ),
		new Rest\RuleCheck( $s->get( Storage\Connections::class ) ),
		$s->get( Forwarding\Simulator::class ),
		$s->get( Forwarding\Sentences::class )
	),
	Rest\SiteResource::class        => static fn( Services $s ) => new Rest\SiteResource( $s->get( Storage\Install::class ), $s->get( Storage\Connections::class ) ),
);
