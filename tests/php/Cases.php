<?php
/**
 * Reads the JSON cases that PHP and TypeScript share.
 */

declare( strict_types=1 );

namespace Pedal\Tests;

final class Cases {

	/**
	 * @return array<int|string, mixed> The decoded content of tests/cases/<name>.json.
	 */
	public static function read( string $name ): array {
		$file = dirname( __DIR__ ) . "/cases/$name.json";
		$text = is_file( $file ) ? file_get_contents( $file ) : false;
		if ( false === $text ) {
			throw new \RuntimeException( "There is no case file tests/cases/$name.json." );
		}
		$cases = json_decode( $text, true, 64, JSON_THROW_ON_ERROR );
		if ( ! is_array( $cases ) || array() === $cases ) {
			throw new \RuntimeException( "tests/cases/$name.json holds no cases." );
		}
		return $cases;
	}
}
