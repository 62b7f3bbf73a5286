<?php
/**
 * Where a driver's settings know a path, an address may be pasted whole.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;

final class WholeAddress {

	/**
	 * The path of the address becomes the setting; where there is no such setting it stays, and is cut off as ever.
	 *
	 * @param array<string,mixed> $given    As a person gave it.
	 * @param array<string,mixed> $schema   The driver's settings_schema.
	 * @param array<string,mixed> $settings As they are now.
	 * @return array<string,mixed>
	 */
	public static function apart( #[\SensitiveParameter] array $given, array $schema, array $settings = array() ): array {
		$fields = new Fields( $given );
		$pasted = trim( $fields->text( 'base_url' ), " \t\n\r\0\x0B\"'" );
		if ( ! ( new Fields( $schema ) )->in( 'properties' )->has( 'path' ) || 1 !== preg_match( '~^((?:[a-z]+://)?+[^/?\s]+)([/?]\S+)$~Di', $pasted, $part ) ) {
			return $given;
		}
		$path = '/' . ltrim( $part[2], '/' );
		return array(
			'base_url' => $part[1],
			'settings' => array( 'path' => $path ) + ( $fields->has( 'settings' ) ? $fields->in( 'settings' )->named() : $settings ),
		) + $given;
	}
}
