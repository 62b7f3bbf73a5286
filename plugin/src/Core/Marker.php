<?php
/**
 * The client reference planted at the platform: 26 characters, the same for the same parcel of the same order of the same shop,
 * so that a lost table or a restored backup still recognises its own deliveries.
 */

declare( strict_types=1 );

namespace Pedal\Core;

final class Marker {

	private const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

	/**
	 * How many leading characters say which shop it is.
	 */
	public const SHOP_LENGTH = 6;

	public static function of( string $install_id, int $site, int $order_id, string $parcel, int $epoch ): string {
		return self::of_shop( $install_id, $site )
			. self::letters( hash_hmac( 'sha256', "$site|$order_id|$parcel|$epoch", $install_id, true ), 26 - self::SHOP_LENGTH );
	}

	/**
	 * The part all markers of one shop share.
	 */
	public static function of_shop( string $install_id, int $site ): string {
		return self::letters( hash_hmac( 'sha256', "shop|$site", $install_id, true ), self::SHOP_LENGTH );
	}

	private static function letters( string $bytes, int $length ): string {
		$text = '';
		for ( $i = 0; $i < $length; $i++ ) {
			$text .= self::ALPHABET[ ord( $bytes[ $i ] ) & 31 ];
		}
		return $text;
	}
}
