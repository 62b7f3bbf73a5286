<?php
/**
 * How the objects of setup, health, command line and privacy are made.
 */

declare( strict_types=1 );

use Pedal\Core\Clock;
use Pedal\Forwarding;
use Pedal\Health;
use Pedal\Health\Probes;
use Pedal\Platform;
use Pedal\Rest;
use Pedal\Services;
use Pedal\Setup;
use Pedal\Storage;

return array(
	Platform\FrontDoor::class    => static fn( Services $s ) => new Platform\FrontDoor( $s->get( Platform\WpTransport::class ), new Platform\SystemResolver() ),
	Storage\ApiKeys::class       => static fn( Services $s ) => new Storage\ApiKeys( $s->get( Storage\Database::class ) ),

	Setup\Causes::class          => static fn( Services $s ) => new Setup\Causes( $s->get( Forwarding\Sentences::class ) ),
	Setup\Doorway::class         => static fn( Services $s ) => new Setup\Doorway( $s->get( Platform\FrontDoor::class ) ),
	Setup\Permalinks::class      => static fn( Services $s ) => new Setup\Permalinks( $s->get( Setup\Doorway::class ), new Setup\RewriteLines(), $s->get( Setup\Causes::class ), $s->get( Storage\Memory::class ) ),
	Setup\Keys::class            => static fn( Services $s ) => new Setup\Keys( $s->get( Storage\ApiKeys::class ), $s->get( Setup\Causes::class ) ),
	Setup\KeyCheck::class        => static fn( Services $s ) => new Setup\KeyCheck( $s->get( Setup\Doorway::class ), $s->get( Storage\ApiKeys::class ), $s->get( Setup\Causes::class ) ),
	Setup\LegacyApi::class       => static fn( Services $s ) => new Setup\LegacyApi( $s->get( Storage\ApiKeys::class ), $s->get( Storage\Memory::class ), $s->get( Clock::class ) ),
	Setup\Guide::class           => static fn( Services $s ) => new Setup\Guide(
		$s->get( Setup\Permalinks::class ),
		$s->get( Setup\Keys::class ),
		$s->get( Storage\Connections::class ),
		new Setup\Routes( $s->get( Storage\Settings::class ) ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Setup\LegacyApi::class ),
		$s->get( Setup\Causes::class )
	),

	Health\Listeners::class      => static fn() => new Health\Listeners(),
	Health\Mirror::class         => static fn( Services $s ) => new Health\Mirror( $s->get( Setup\Doorway::class ) ),
	Health\PlatformVisits::class => static fn( Services $s ) => new Health\PlatformVisits( $s->get( Storage\Connections::class ), $s->get( Platform\WpTransport::class ), $s->get( Clock::class ) ),
	Health\Doctor::class         => static fn( Services $s ) => new Health\Doctor(
		array(
			new Probes\Tables( $s->get( Storage\Schema::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\ClonedSite( $s->get( Storage\Install::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\OtherPlugin( $s->get( Forwarding\Guard::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\Sealing( $s->get( Storage\Sealer::class ), $s->get( Storage\Connections::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\ReadyConnections( $s->get( Storage\Connections::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\Ticking( $s->get( Forwarding\Clocks::class ), $s->get( Storage\Connections::class ), $s->get( Clock::class ) ),
			new Probes\Waiting( $s->get( Storage\Queue::class ), $s->get( Storage\Settings::class ), $s->get( Clock::class ) ),
			new Probes\WeakenedTls( $s->get( Health\Listeners::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\RequestLoggers( $s->get( Health\Listeners::class ) ),
			new Probes\DeveloperDoor(),
			new Probes\ServerClock( $s->get( Clock::class ) ),
			new Probes\Permalinks( $s->get( Setup\Permalinks::class ), $s->get( Setup\Causes::class ) ),
			new Probes\Addresses( new Storage\SiteAddresses() ),
			new Probes\KeyUsers( $s->get( Setup\Keys::class ), $s->get( Setup\Causes::class ) ),
			new Probes\OldApi( $s->get( Setup\LegacyApi::class ), $s->get( Setup\Causes::class ) ),
			new Probes\PlatformWay( $s->get( Health\PlatformVisits::class ), $s->get( Forwarding\Sentences::class ) ),
			new Probes\PlatformClock( $s->get( Health\PlatformVisits::class ) ),
			new Probes\RestApi( $s->get( Setup\Doorway::class ), $s->get( Setup\Permalinks::class ), $s->get( Setup\Causes::class ) ),
			new Probes\Redirects( $s->get( Setup\Doorway::class ), $s->get( Setup\Causes::class ) ),
			new Probes\Walls( $s->get( Setup\Doorway::class ), $s->get( Health\Listeners::class ), $s->get( Setup\Causes::class ) ),
			new Probes\Authorization( $s->get( Health\Mirror::class ), $s->get( Setup\Causes::class ) ),
			new Probes\HttpsSeen( $s->get( Health\Mirror::class ), $s->get( Setup\Doorway::class ), $s->get( Setup\Causes::class ) ),
			new Probes\Freshness( $s->get( Health\Mirror::class ), $s->get( Setup\Doorway::class ), $s->get( Setup\Causes::class ) ),
			new Probes\Doorbell( $s->get( Setup\Doorway::class ) ),
		)
	),

	Rest\SetupResource::class    => static fn( Services $s ) => new Rest\SetupResource( $s->get( Setup\Guide::class ), $s->get( Setup\Permalinks::class ), $s->get( Setup\Keys::class ), $s->get( Setup\KeyCheck::class ) ),
	Rest\HealthResource::class   => static fn( Services $s ) => new Rest\HealthResource( $s->get( Health\Doctor::class ) ),
);
