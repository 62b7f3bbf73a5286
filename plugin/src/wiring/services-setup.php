<?php
/**
 * How the objects of setup, health, command line and privacy are made.
 */

declare( strict_types=1 );

use Pedal\Core\Clock;
use Pedal\Forwarding;
use Pedal\Health;
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

	Health\Mirror::class         => static fn( Services $s ) => new Health\Mirror( $s->get( Setup\Doorway::class ) ),
	Health\Doctor::class         => static fn( Services $s ) => new Health\Doctor( static fn(): array => ( require __DIR__ . '/probes.php' )( $s ) ),

	Rest\SetupResource::class    => static fn( Services $s ) => new Rest\SetupResource( $s->get( Setup\Guide::class ), $s->get( Setup\Permalinks::class ), $s->get( Setup\Keys::class ), $s->get( Setup\KeyCheck::class ) ),
	Rest\HealthResource::class   => static fn( Services $s ) => new Rest\HealthResource( $s->get( Health\Doctor::class ) ),
);
