<?php
/**
 * What the doctor asks, worst news first. A deep probe calls over the network.
 */

declare( strict_types=1 );

use Pedal\Core\Clock;
use Pedal\Forwarding\Clocks;
use Pedal\Forwarding\Guard;
use Pedal\Forwarding\Sentences;
use Pedal\Health\Listeners;
use Pedal\Health\MirrorImage;
use Pedal\Health\PlatformVisits;
use Pedal\Health\Probe;
use Pedal\Health\Probes;
use Pedal\Platform\FrontDoor;
use Pedal\Platform\WpTransport;
use Pedal\Services;
use Pedal\Setup;
use Pedal\Storage;

/**
 * @return list<Probe>
 */
return static function ( Services $s ): array {
	$sentences   = $s->get( Sentences::class );
	$causes      = $s->get( Setup\Causes::class );
	$connections = $s->get( Storage\Connections::class );
	$permalinks  = $s->get( Setup\Permalinks::class );
	$clock       = $s->get( Clock::class );
	$listeners   = new Listeners();
	$doorway     = new Setup\Doorway( $s->get( FrontDoor::class ) );
	$mirror      = new MirrorImage( $doorway );
	$visits      = new PlatformVisits( $connections, $s->get( WpTransport::class ), $clock );
	return array(
		// Cheap.
		new Probes\Tables( $s->get( Storage\Schema::class ), $sentences ),
		new Probes\ClonedSite( $s->get( Storage\Install::class ), $sentences ),
		new Probes\OtherPlugin( $s->get( Guard::class ), $sentences ),
		new Probes\Sealing( $s->get( Storage\Sealer::class ), $connections, $sentences ),
		new Probes\ReadyConnections( $connections, $sentences ),
		new Probes\Ways( new Setup\Routes( $s->get( Storage\Settings::class ) ), $connections, $causes ),
		new Probes\Ticking( $s->get( Clocks::class ), $connections, $clock ),
		new Probes\Waiting( $s->get( Storage\Backlog::class ), $s->get( Storage\Settings::class ), $clock ),
		new Probes\WeakenedTls( $listeners, $sentences ),
		new Probes\RequestLoggers( $listeners ),
		new Probes\DeveloperDoor(),
		new Probes\ServerClock( $clock ),
		new Probes\Permalinks( $permalinks, $causes ),
		new Probes\Addresses( new Storage\SiteAddresses() ),
		new Probes\KeyUsers( $s->get( Setup\Keys::class ), $causes ),
		new Probes\OldApi( $s->get( Setup\LegacyApi::class ), $causes ),

		// Deep.
		new Probes\PlatformWay( $visits, $sentences ),
		new Probes\PlatformClock( $visits ),
		new Probes\RestApi( $doorway, $permalinks, $causes ),
		new Probes\Redirects( $doorway, $causes ),
		new Probes\Walls( $doorway, $listeners, $causes ),
		new Probes\Authorization( $mirror, $causes ),
		new Probes\HttpsSeen( $mirror, $doorway, $causes ),
		new Probes\Freshness( $mirror, $doorway, $causes ),
		new Probes\Doorbell( $doorway ),
	);
};
