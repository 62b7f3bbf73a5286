<?php
/**
 * WordPress knows the shop by one address only.
 */

declare( strict_types=1 );

namespace Pedal\Health\Probes;

use Pedal\Health\Finding;
use Pedal\Health\Probe;
use Pedal\Storage\SiteAddresses;

final class Addresses implements Probe {

	public function __construct( private readonly SiteAddresses $addresses ) {}

	public function id(): string {
		return 'addresses';
	}

	public function label(): string {
		return __( 'Address of the shop', 'pedal-bridge' );
	}

	public function is_deep(): bool {
		return false;
	}

	public function examine(): Finding {
		$home = $this->addresses->home();
		$site = $this->addresses->wordpress();
		return self::origin( $home ) === self::origin( $site )
			? Finding::good( __( 'The shop has one address.', 'pedal-bridge' ), $home )
			: Finding::recommended(
				'addresses_differ',
				__( '"WordPress Address" and "Site Address" differ in their beginning; programs that sign their requests are refused at one of them.', 'pedal-bridge' ),
				"home: $home, siteurl: $site",
				__( 'Make both begin alike (https, www) under Settings → General.', 'pedal-bridge' )
			);
	}

	private static function origin( string $url ): string {
		return (string) preg_replace( '#^(https?://[^/]*).*$#', '$1', strtolower( $url ) );
	}
}
