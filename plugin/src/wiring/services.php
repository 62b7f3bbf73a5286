<?php
/**
 * How each object is made. Data, not code: what an object needs is seen at a glance.
 */

declare( strict_types=1 );

use Pedal\Core\Clock;
use Pedal\Core\Timing;
use Pedal\Forwarding;
use Pedal\Platform;
use Pedal\Services;
use Pedal\Storage;

return array(
	Timing::class                        => static fn() => new Timing(
		/**
		 * The seconds everything waits for; read again each time one is needed.
		 *
		 * @param array<string,int|float> $timing http_timeout, lease, quarantine, second_look, concurrency, requests_per_second, budget_web, budget_cli, sweep_overlap, webhook_timeout.
		 */
		static fn(): mixed => apply_filters( 'pedal_timing', Timing::DEFAULTS )
	),
	Clock::class                         => static fn( Services $s ): Clock => $s->get( Storage\DatabaseClock::class ),

	Storage\Database::class              => static fn() => Storage\Database::of_this_shop(),
	Storage\DatabaseClock::class         => static fn( Services $s ) => new Storage\DatabaseClock( $s->get( Storage\Database::class ) ),
	Storage\Schema::class                => static fn( Services $s ) => new Storage\Schema( $s->get( Storage\Database::class ) ),
	Storage\Install::class               => static fn() => new Storage\Install(),
	Storage\Settings::class              => static fn( Services $s ) => new Storage\Settings( $s->get( Storage\Database::class ) ),
	Storage\Sealer::class                => static fn( Services $s ) => new Storage\Sealer( Storage\Sealer::key_material(), $s->get( Storage\Install::class )->id(), get_current_blog_id() ),
	Storage\Connections::class           => static fn( Services $s ) => new Storage\Connections( $s->get( Storage\Database::class ), $s->get( Storage\DatabaseClock::class ), $s->get( Storage\Sealer::class ) ),
	Storage\Deliveries::class            => static fn( Services $s ) => new Storage\Deliveries( $s->get( Storage\Database::class ), $s->get( Clock::class ) ),
	Storage\Queue::class                 => static fn( Services $s ) => new Storage\Queue( $s->get( Storage\Database::class ), $s->get( Storage\Deliveries::class ) ),
	Storage\Backlog::class               => static fn( Services $s ) => new Storage\Backlog( $s->get( Storage\Database::class ) ),
	Storage\Tally::class                 => static fn( Services $s ) => new Storage\Tally( $s->get( Storage\Database::class ) ),
	Storage\Journal::class               => static fn( Services $s ) => new Storage\Journal( $s->get( Storage\Database::class ), $s->get( Clock::class ) ),
	Storage\Watch::class                 => static fn( Services $s ) => new Storage\Watch( $s->get( Storage\Database::class ), $s->get( Clock::class ) ),
	Storage\Memory::class                => static fn() => new Storage\Memory(),
	Storage\Orders::class                => static fn() => new Storage\Orders(),
	Storage\Facts::class                 => static fn() => new Storage\Facts(),

	Platform\UrlPolicy::class            => static fn() => new Platform\UrlPolicy( new Platform\SystemResolver(), Platform\UrlPolicy::loopback_allowed() ),
	Platform\WpTransport::class          => static fn( Services $s ) => new Platform\WpTransport( $s->get( Platform\UrlPolicy::class ), $s->get( Timing::class ), PEDAL_VERSION ),
	Platform\Drivers::class              => static fn( Services $s ) => new Platform\Drivers( $s->get( Platform\WpTransport::class ), $s->get( Clock::class ) ),

	Forwarding\Log::class                => static fn() => new Forwarding\Log(),
	Forwarding\Sentences::class          => static fn() => new Forwarding\Sentences(),
	Forwarding\Guard::class              => static fn( Services $s ) => new Forwarding\Guard( $s->get( Storage\Install::class ), $s->get( Storage\Schema::class ) ),
	Forwarding\Platforms::class          => static fn( Services $s ) => new Forwarding\Platforms( $s->get( Platform\Drivers::class ), $s->get( Storage\Connections::class ), $s->get( Platform\WpTransport::class ), $s->get( Timing::class ) ),
	Forwarding\Composer::class           => static fn( Services $s ) => new Forwarding\Composer( $s->get( Forwarding\Platforms::class ), $s->get( Storage\Settings::class ) ),
	Forwarding\Decisions::class          => static fn( Services $s ) => new Forwarding\Decisions( $s->get( Storage\Facts::class ), $s->get( Storage\Settings::class ), $s->get( Storage\Connections::class ), $s->get( Clock::class ) ),
	Forwarding\Revision::class           => static fn( Services $s ) => new Forwarding\Revision( $s->get( Forwarding\Composer::class ), $s->get( Storage\Deliveries::class ), $s->get( Storage\Connections::class ), $s->get( Storage\Settings::class ), $s->get( Clock::class ) ),
	Forwarding\Planner::class            => static fn( Services $s ) => new Forwarding\Planner(
		$s->get( Forwarding\Decisions::class ),
		$s->get( Forwarding\Composer::class ),
		$s->get( Forwarding\Revision::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Storage\Install::class ),
		$s->get( Clock::class )
	),
	Forwarding\Intake::class             => static fn( Services $s ) => new Forwarding\Intake( static fn(): Forwarding\Planner => $s->get( Forwarding\Planner::class ), $s->get( Storage\Orders::class ), $s->get( Forwarding\Log::class ) ),
	Forwarding\Alerts::class             => static fn( Services $s ) => new Forwarding\Alerts( $s->get( Storage\Journal::class ), $s->get( Storage\Settings::class ), $s->get( Storage\Backlog::class ), $s->get( Forwarding\Sentences::class ), $s->get( Clock::class ) ),
	Forwarding\Breaker::class            => static fn( Services $s ) => new Forwarding\Breaker( $s->get( Storage\Connections::class ), $s->get( Forwarding\Platforms::class ), $s->get( Storage\Journal::class ), $s->get( Forwarding\Alerts::class ), $s->get( Clock::class ) ),
	Forwarding\LookUp::class             => static fn( Services $s ) => new Forwarding\LookUp( $s->get( Storage\Journal::class ), $s->get( Clock::class ) ),
	Forwarding\Continuity::class         => static fn( Services $s ) => new Forwarding\Continuity( $s->get( Storage\Deliveries::class ), $s->get( Storage\Connections::class ), $s->get( Storage\Install::class ), $s->get( Storage\Journal::class ), $s->get( Clock::class ) ),
	Forwarding\Offers::class             => static fn( Services $s ) => new Forwarding\Offers( $s->get( Forwarding\Platforms::class ), $s->get( Storage\Connections::class ), $s->get( Storage\Memory::class ), $s->get( Clock::class ) ),
	Forwarding\Promise::class            => static fn( Services $s ) => new Forwarding\Promise(
		$s->get( Forwarding\Offers::class ),
		$s->get( Forwarding\Composer::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Clock::class )
	),
	Forwarding\Sending::class            => static fn( Services $s ) => new Forwarding\Sending(
		$s->get( Forwarding\Composer::class ),
		$s->get( Forwarding\LookUp::class ),
		$s->get( Forwarding\Continuity::class ),
		$s->get( Forwarding\Breaker::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Clock::class ),
		$s->get( Timing::class )
	),
	Forwarding\Following::class          => static fn( Services $s ) => new Forwarding\Following(
		$s->get( Forwarding\Composer::class ),
		$s->get( Forwarding\LookUp::class ),
		$s->get( Forwarding\Breaker::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Clock::class ),
		$s->get( Timing::class )
	),
	Forwarding\Consequences::class       => static fn( Services $s ) => new Forwarding\Consequences( $s->get( Forwarding\Breaker::class ), $s->get( Storage\Journal::class ), $s->get( Clock::class ), $s->get( Timing::class ) ),
	Forwarding\Reconciler::class         => static fn( Services $s ) => new Forwarding\Reconciler(
		$s->get( Forwarding\Decisions::class ),
		$s->get( Forwarding\Revision::class ),
		$s->get( Forwarding\Promise::class ),
		$s->get( Forwarding\Sending::class ),
		$s->get( Forwarding\Following::class ),
		$s->get( Forwarding\Consequences::class ),
		$s->get( Forwarding\Platforms::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Clock::class )
	),
	Forwarding\StageEffects::class       => static fn( Services $s ) => new Forwarding\StageEffects(
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Forwarding\Alerts::class ),
		$s->get( Forwarding\Sentences::class ),
		$s->get( Clock::class ),
		$s->get( Forwarding\Log::class )
	),
	Forwarding\Sweep::class              => static fn( Services $s ) => new Forwarding\Sweep(
		$s->get( Storage\Watch::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Forwarding\Planner::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Timing::class ),
		$s->get( Forwarding\Log::class )
	),
	Forwarding\Strays::class             => static fn( Services $s ) => new Forwarding\Strays( $s->get( Forwarding\Guard::class ), $s->get( Storage\Connections::class ), $s->get( Forwarding\Platforms::class ), $s->get( Storage\Install::class ), $s->get( Storage\Tally::class ) ),
	Forwarding\Statement::class          => static fn( Services $s ) => new Forwarding\Statement(
		$s->get( Forwarding\Sweep::class ),
		$s->get( Storage\Tally::class ),
		$s->get( Forwarding\Strays::class ),
		$s->get( Storage\Watch::class ),
		$s->get( Forwarding\Decisions::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Clock::class )
	),
	Forwarding\Subscriptions::class      => static fn( Services $s ) => new Forwarding\Subscriptions( $s->get( Forwarding\Platforms::class ), $s->get( Storage\Connections::class ), $s->get( Clock::class ), $s->get( Forwarding\Log::class ) ),
	Forwarding\Orphans::class            => static fn( Services $s ) => new Forwarding\Orphans( $s->get( Storage\Queue::class ), $s->get( Storage\Deliveries::class ), $s->get( Storage\Connections::class ), $s->get( Forwarding\StageEffects::class ), $s->get( Clock::class ) ),
	Forwarding\Housekeeping::class       => static fn( Services $s ) => new Forwarding\Housekeeping(
		$s->get( Forwarding\Sweep::class ),
		$s->get( Forwarding\Subscriptions::class ),
		$s->get( Forwarding\Orphans::class ),
		$s->get( Forwarding\Alerts::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Storage\Watch::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Storage\Memory::class ),
		$s->get( Forwarding\Guard::class ),
		$s->get( Clock::class )
	),
	Forwarding\Worker::class             => static fn( Services $s ) => new Forwarding\Worker(
		$s->get( Forwarding\Reconciler::class ),
		$s->get( Forwarding\StageEffects::class ),
		$s->get( Forwarding\Breaker::class ),
		$s->get( Forwarding\Platforms::class ),
		$s->get( Storage\Queue::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Clock::class ),
		$s->get( Timing::class ),
		$s->get( Forwarding\Log::class )
	),
	Forwarding\Tracking::class           => static fn( Services $s ) => new Forwarding\Tracking(
		$s->get( Forwarding\Worker::class ),
		$s->get( Forwarding\Platforms::class ),
		$s->get( Storage\Queue::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Clock::class ),
		$s->get( Timing::class )
	),
	Forwarding\Runner::class             => static fn( Services $s ) => new Forwarding\Runner(
		$s->get( Forwarding\Intake::class ),
		$s->get( Forwarding\Sweep::class ),
		$s->get( Forwarding\Worker::class ),
		$s->get( Forwarding\Tracking::class ),
		$s->get( Forwarding\Continuity::class ),
		$s->get( Forwarding\Housekeeping::class ),
		$s->get( Forwarding\Guard::class ),
		$s->get( Storage\Schema::class ),
		$s->get( Storage\Backlog::class ),
		$s->get( Clock::class ),
		$s->get( Timing::class ),
		$s->get( Forwarding\Log::class )
	),
	Forwarding\EndOfRequest::class       => static fn( Services $s ) => new Forwarding\EndOfRequest( $s->get( Forwarding\Intake::class ), static fn(): Forwarding\Runner => $s->get( Forwarding\Runner::class ) ),
	Forwarding\Clocks::class             => static fn( Services $s ) => new Forwarding\Clocks( static fn(): Forwarding\Runner => $s->get( Forwarding\Runner::class ), $s->get( Storage\Memory::class ), $s->get( Clock::class ) ),
	Forwarding\WebhookReceiver::class    => static fn( Services $s ) => new Forwarding\WebhookReceiver(
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Forwarding\Platforms::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Clock::class )
	),
	Forwarding\Desk::class               => static fn( Services $s ) => new Forwarding\Desk(
		$s->get( Storage\Deliveries::class ),
		$s->get( Storage\Connections::class ),
		$s->get( Storage\Orders::class ),
		$s->get( Forwarding\Decisions::class ),
		$s->get( Forwarding\Planner::class ),
		$s->get( Storage\Journal::class ),
		$s->get( Clock::class )
	),
	Forwarding\ConnectionCheck::class    => static fn( Services $s ) => new Forwarding\ConnectionCheck( $s->get( Platform\Drivers::class ), $s->get( Platform\UrlPolicy::class ), $s->get( Clock::class ) ),
	Forwarding\Connecting::class         => static fn( Services $s ) => new Forwarding\Connecting(
		$s->get( Storage\Connections::class ),
		$s->get( Platform\Drivers::class ),
		$s->get( Platform\UrlPolicy::class ),
		$s->get( Forwarding\ConnectionCheck::class ),
		$s->get( Forwarding\Subscriptions::class ),
		$s->get( Forwarding\Offers::class ),
		$s->get( Forwarding\Breaker::class ),
		$s->get( Storage\Backlog::class ),
		$s->get( Storage\Watch::class )
	),
	Forwarding\Simulator::class          => static fn( Services $s ) => new Forwarding\Simulator( $s->get( Storage\Orders::class ), $s->get( Storage\Facts::class ), $s->get( Forwarding\Decisions::class ) ),
) + require __DIR__ . '/services-edges.php';
