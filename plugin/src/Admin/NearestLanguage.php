<?php
/**
 * A shop in Brussels or Buenos Aires reads the French or Spanish that ships, as long as nobody has translated into its own.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

final class NearestLanguage {

	private const SHIPPED = array(
		'fr' => 'fr_FR',
		'es' => 'es_ES',
	);

	/**
	 * On `load_translation_file`.
	 *
	 * @param mixed $file
	 * @return mixed
	 */
	public function of_php( $file, string $domain ) {
		return 'pedal-bridge' === $domain ? self::nearest( $file ) : $file;
	}

	/**
	 * On `load_script_translation_file`.
	 *
	 * @param mixed $file
	 * @return mixed
	 */
	public function of_script( $file, string $handle, string $domain ) {
		return 'pedal-bridge' === $domain ? self::nearest( $file ) : $file;
	}

	/**
	 * @param mixed $file
	 * @return mixed
	 */
	private static function nearest( $file ) {
		if ( ! is_string( $file ) || is_readable( $file ) || 1 !== preg_match( '~^(.*/pedal-bridge-)(fr|es)_[A-Za-z]+([.-][^/]+)$~', $file, $part ) ) {
			return $file;
		}
		$nearest = $part[1] . self::SHIPPED[ $part[2] ] . $part[3];
		return is_readable( $nearest ) ? $nearest : $file;
	}
}
