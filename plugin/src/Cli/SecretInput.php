<?php
/**
 * Secrets for the command line: from the environment or from standard input, never from an argument, which shells and process lists remember.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

final class SecretInput {

	public const VARIABLE = 'PEDAL_SECRET';

	private const MOST_BYTES = 4096;

	/**
	 * @param resource|null $input Standard input.
	 */
	public function __construct( private $input = null ) {}

	public function read(): string {
		$known = getenv( self::VARIABLE );
		return is_string( $known ) && '' !== $known ? $known : $this->typed();
	}

	private function typed(): string {
		$input = $this->input ?? STDIN;
		if ( stream_isatty( $input ) ) {
			\WP_CLI::log( __( 'Type or paste the Secret, then press Enter:', 'pedal-bridge' ) );
		}
		return trim( (string) stream_get_line( $input, self::MOST_BYTES, "\n" ) );
	}
}
