<?php
/**
 * How the objects at the edges are made: REST, admin, checkout, health, command line, privacy.
 */

declare( strict_types=1 );

use Pedal\Admin;
use Pedal\Checkout;
use Pedal\Core\Clock;
use Pedal\Forwarding;
use Pedal\Mail;
use Pedal\Services;
use Pedal\Storage;

return array(
	Admin\Vocabulary::class   => static fn() => new Admin\Vocabulary(),
	Admin\Standstill::class   => static fn( Services $s ) => new Admin\Standstill( $s->get( Forwarding\Guard::class ), $s->get( Forwarding\Sentences::class ), $s->get( Storage\Install::class ) ),
	Admin\Progress::class     => static fn( Services $s ) => new Admin\Progress( $s->get( Storage\Connections::class ), $s->get( Storage\Settings::class ), $s->get( Storage\Tally::class ) ),
	Admin\Boot::class         => static fn( Services $s ) => new Admin\Boot( $s->get( Admin\Standstill::class ), $s->get( Admin\Progress::class ), $s->get( Admin\Vocabulary::class ) ),
	Admin\Assets::class       => static fn( Services $s ) => new Admin\Assets( $s->get( Admin\Boot::class ) ),
	Admin\Page::class         => static fn( Services $s ) => new Admin\Page( $s->get( Storage\Tally::class ), $s->get( Admin\Assets::class ) ),
	Admin\Links::class        => static fn() => new Admin\Links(),
	Admin\NearestLanguage::class => static fn() => new Admin\NearestLanguage(),
	Admin\Words::class        => static fn( Services $s ) => new Admin\Words( $s->get( Forwarding\Sentences::class ) ),
	Admin\OrderBox::class     => static fn() => new Admin\OrderBox(),
	Admin\OrderColumn::class  => static fn( Services $s ) => new Admin\OrderColumn( $s->get( Storage\Deliveries::class ), $s->get( Admin\Words::class ) ),
	Admin\BulkActions::class  => static fn( Services $s ) => new Admin\BulkActions( $s->get( Forwarding\Desk::class ), $s->get( Storage\Deliveries::class ) ),
	Admin\Notices::class      => static fn( Services $s ) => new Admin\Notices( $s->get( Admin\Standstill::class ), $s->get( Storage\Backlog::class ), $s->get( Forwarding\Sentences::class ), $s->get( Clock::class ) ),

	Checkout\MethodFields::class     => static fn( Services $s ) => new Checkout\MethodFields( $s->get( Storage\Connections::class ), $s->get( Forwarding\Log::class ) ),
	Checkout\Words::class            => static fn( Services $s ) => new Checkout\Words( $s->get( Storage\Settings::class ) ),
	Checkout\Zones::class            => static fn( Services $s ) => new Checkout\Zones( $s->get( Storage\Connections::class ) ),
	Checkout\Wish::class             => static fn() => new Checkout\Wish(),
	Checkout\Slots::class            => static fn( Services $s ) => new Checkout\Slots( $s->get( Checkout\Zones::class ), $s->get( Forwarding\Offers::class ), $s->get( Clock::class ), $s->get( Forwarding\Log::class ) ),
	Checkout\ClassicCheckout::class  => static fn( Services $s ) => new Checkout\ClassicCheckout( $s->get( Checkout\Slots::class ), $s->get( Checkout\Words::class ), $s->get( Checkout\Wish::class ) ),
	Checkout\StoreApi::class         => static fn( Services $s ) => new Checkout\StoreApi( $s->get( Checkout\Slots::class ), $s->get( Checkout\Words::class ), $s->get( Checkout\Wish::class ) ),
	Checkout\Registration::class     => static fn( Services $s ) => new Checkout\Registration( static fn(): Checkout\StoreApi => $s->get( Checkout\StoreApi::class ) ),
	Checkout\BlockIntegration::class => static fn( Services $s ) => new Checkout\BlockIntegration( $s->get( Checkout\Words::class ) ),
	Checkout\WarmOffers::class       => static fn( Services $s ) => new Checkout\WarmOffers( $s->get( Storage\Connections::class ), $s->get( Forwarding\Offers::class ), $s->get( Forwarding\Guard::class ), $s->get( Forwarding\Log::class ) ),
	Checkout\OrderText::class        => static fn( Services $s ) => new Checkout\OrderText( $s->get( Checkout\Zones::class ) ),
	Checkout\OrderViews::class       => static fn( Services $s ) => new Checkout\OrderViews( $s->get( Checkout\OrderText::class ), $s->get( Storage\Deliveries::class ), $s->get( Forwarding\Log::class ) ),

	Mail\Mails::class                => static fn( Services $s ) => new Mail\Mails( $s->get( Storage\Orders::class ), $s->get( Forwarding\Log::class ) ),
) + ( require __DIR__ . '/services-setup.php' ) + ( require __DIR__ . '/services-rest.php' );
