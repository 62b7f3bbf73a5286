<?php
/**
 * Rules from a file or standard input.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Forwarding\Problem;

final class RuleFile {

	private const MOST_BYTES = 1048576;

	/**
	 * @return array<mixed>
	 * @throws Problem
	 */
	public static function read( string $file ): array {
		$path = '-' === $file ? 'php://stdin' : $file;
		if ( '-' !== $file && ( ! is_file( $path ) || ! is_readable( $path ) ) ) {
			throw new Problem( 'rest_invalid_param', 400, 'file' );
		}
		$text  = file_get_contents( $path, false, null, 0, self::MOST_BYTES ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- on this machine, named by somebody at its command line.
		$rules = json_decode( (string) $text, true, 16 );
		return is_array( $rules ) ? $rules : throw new Problem( 'rest_invalid_param', 400, 'file' );
	}
}
