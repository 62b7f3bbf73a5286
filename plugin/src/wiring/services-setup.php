<?php
/**
 * How the objects of setup, health, command line and privacy are made.
 */

declare( strict_types=1 );

use Pedal\Cli;
use Pedal\Core\Clock;
use Pedal\Core\Timing;
use Pedal\Forwarding;
use Pedal\Health;
use Pedal\Platform;
use Pedal\Privacy;
use Pedal\Rest;
use Pedal\Services;
use Pedal\Setup;
use Pedal\Storage;

return array(
	Platform\FrontDoor::class    => static fn( Services $s ) => new Platform\FrontDoor( $s->get( Platform\WpTransport::class ), new Platform\SystemResolver() ),
	Storage\Leftovers::class     => static fn( Services $s ) => new Storage\Leftovers( $s->get( Storage\Database::class ) ),
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

	Health\Mirror::class         => static fn() => new Health\Mirror(),
	Health\Doctor::class         => static fn( Services $s ) => new Health\Doctor(
		static function () use ( $s ): array {
			/** @var list<Health\Probe> $probes */
			$probes = ( require __DIR__ . '/probes.php' )( $s );
			return $probes;
		}
	),

	Health\SiteHealth::class     => static fn( Services $s ) => new Health\SiteHealth( $s->get( Health\Doctor::class ) ),
	Health\SiteInfo::class       => static fn( Services $s ) => new Health\SiteInfo( $s->get( Storage\Connections::class ), $s->get( Storage\Backlog::class ), $s->get( Forwarding\Clocks::class ), $s->get( Clock::class ) ),

	Rest\SetupResource::class    => static fn( Services $s ) => new Rest\SetupResource( $s->get( Setup\Guide::class ), $s->get( Setup\Permalinks::class ), $s->get( Setup\Keys::class ), $s->get( Setup\KeyCheck::class ) ),
	Rest\HealthResource::class   => static fn( Services $s ) => new Rest\HealthResource( $s->get( Health\Doctor::class ) ),

	Cli\Commands::class          => static fn( Services $s ) => new Cli\Commands( require __DIR__ . '/commands.php', $s->get( ... ) ),
	Cli\RestArguments::class     => static fn() => new Cli\RestArguments( require __DIR__ . '/routes.php' ),
	Cli\Console::class           => static fn( Services $s ) => new Cli\Console( $s->get( Rest\ProblemAnswer::class ) ),
	Cli\ConnectionCommand::class => static fn( Services $s ) => new Cli\ConnectionCommand(
		$s->get( Storage\Connections::class ),
		$s->get( Forwarding\Connecting::class ),
		$s->get( Rest\ConnectionsResource::class ),
		$s->get( Rest\ConnectionAnswer::class ),
		$s->get( Rest\CheckSteps::class ),
		$s->get( Cli\RestArguments::class ),
		new Cli\SecretInput(),
		$s->get( Cli\Console::class )
	),
	Cli\DeliveryCommand::class   => static fn( Services $s ) => new Cli\DeliveryCommand(
		$s->get( Forwarding\Intake::class ),
		$s->get( Forwarding\Desk::class ),
		$s->get( Storage\Deliveries::class ),
		$s->get( Rest\DeliveriesResource::class ),
		$s->get( Rest\DeliveryAnswer::class ),
		$s->get( Cli\RestArguments::class ),
		$s->get( Cli\Console::class )
	),
	Cli\EngineCommand::class     => static fn( Services $s ) => new Cli\EngineCommand(
		$s->get( Forwarding\Clocks::class ),
		new Cli\Overdue( $s->get( Storage\Backlog::class ), $s->get( Storage\Settings::class ), $s->get( Clock::class ) ),
		$s->get( Rest\EngineResource::class ),
		new Cli\Proof( $s->get( Forwarding\Intake::class ), $s->get( Forwarding\Statement::class ), $s->get( Timing::class ) ),
		$s->get( Health\Doctor::class ),
		$s->get( Cli\Console::class )
	),
	Cli\OrderCommand::class      => static fn( Services $s ) => new Cli\OrderCommand(
		new Cli\Orders(
			$s->get( Storage\Orders::class ),
			$s->get( Forwarding\Decisions::class ),
			$s->get( Storage\Connections::class ),
			$s->get( Storage\Deliveries::class ),
			$s->get( Rest\ExactRequest::class ),
			$s->get( Rest\VerdictAnswer::class )
		),
		$s->get( Rest\RulesResource::class ),
		$s->get( Storage\Settings::class ),
		$s->get( Cli\RestArguments::class ),
		$s->get( Cli\Console::class )
	),

	Privacy\Exporter::class      => static fn( Services $s ) => new Privacy\Exporter( $s->get( Storage\Orders::class ), $s->get( Storage\Deliveries::class ), $s->get( Forwarding\Sentences::class ) ),
	Privacy\Eraser::class        => static fn( Services $s ) => new Privacy\Eraser( $s->get( Storage\Orders::class ), $s->get( Storage\Deliveries::class ), $s->get( Storage\Connections::class ) ),
	Privacy\PolicyText::class    => static fn() => new Privacy\PolicyText(),
);
