<?php
/**
 * How the objects at the edges are made: REST, admin, checkout, health, command line, privacy.
 */

declare( strict_types=1 );

use Pedal\Admin;
use Pedal\Checkout;
use Pedal\Core\Clock;
use Pedal\Forwarding;
use Pedal\Services;
use Pedal\Storage;

return array(
	Admin\Vocabulary::class   => static fn() => new Admin\Vocabulary(),
	Admin\Boot::class         => static fn( Services $s ) => new Admin\Boot( $s->get( Storage\Connections::class ), $s->get( Storage\Install::class ), $s->get( Forwarding\Guard::class ), $s->get( Admin\Vocabulary::class ) ),
	Admin\Assets::class       => static fn( Services $s ) => new Admin\Assets( $s->get( Admin\Boot::class ) ),
	Admin\Page::class         => static fn( Services $s ) => new Admin\Page( $s->get( Storage\Tally::class ), $s->get( Admin\Assets::class ) ),
	Admin\Links::class        => static fn() => new Admin\Links(),
	Admin\Words::class        => static fn( Services $s ) => new Admin\Words( $s->get( Forwarding\Sentences::class ) ),
	Admin\OrderBox::class     => static fn() => new Admin\OrderBox(),
	Admin\OrderColumn::class  => static fn( Services $s ) => new Admin\OrderColumn( $s->get( Storage\Deliveries::class ), $s->get( Admin\Words::class ) ),
	Admin\BulkActions::class  => static fn( Services $s ) => new Admin\BulkActions( $s->get( Forwarding\Desk::class ), $s->get( Storage\Deliveries::class ) ),
	Admin\Notices::class      => static fn( Services $s ) => new Admin\Notices( $s->get( Forwarding\Guard::class ), $s->get( Storage\Queue::class ), $s->get( Forwarding\Sentences::class ), $s->get( Clock::class ) ),

	Checkout\MethodFields::class => static fn( Services $s ) => new Checkout\MethodFields( $s->get( Storage\Connections::class ) ),
);
