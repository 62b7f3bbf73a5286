<?php
/**
 * Registers the commands of wiring/commands.php with WP-CLI.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

final class Commands {

	private const FORMATS = array( 'table', 'json', 'csv', 'count', 'ids' );

	/**
	 * @param list<array{0:string,1:array{class-string,string},2:string,3:array<string,string>}> $commands
	 * @param \Closure(class-string):object                                                      $make     Made when called only.
	 */
	public function __construct(
		private readonly array $commands,
		private readonly \Closure $make,
	) {}

	/**
	 * On `cli_init`, which only WP-CLI fires.
	 */
	public function register(): void {
		if ( ! class_exists( 'WP_CLI', false ) ) {
			return;
		}
		foreach ( $this->commands as list( $words, $handler, $does, $takes ) ) {
			\WP_CLI::add_command(
				"pedal $words",
				function ( array $arguments, array $flags ) use ( $handler ): void {
					$command = array( ( $this->make )( $handler[0] ), $handler[1] );
					is_callable( $command ) && $command( $arguments, $flags );
				},
				array(
					'shortdesc' => $does,
					'synopsis'  => self::synopsis( $takes ),
				)
			);
		}
	}

	/**
	 * @param array<string,string> $takes
	 * @return list<array<string,mixed>>
	 */
	private static function synopsis( array $takes ): array {
		$synopsis = array();
		foreach ( $takes as $notation => $description ) {
			$synopsis[] = self::parameter( $notation ) + array( 'description' => $description );
		}
		$synopsis[] = array(
			'type'        => 'assoc',
			'name'        => 'format',
			'optional'    => true,
			'options'     => self::FORMATS,
			'description' => 'How to print.',
		);
		return $synopsis;
	}

	/**
	 * `<id>...`, `--name=<name>`, `[--again]`.
	 *
	 * @return array{type:string,name:string,optional:bool,repeating:bool}
	 */
	private static function parameter( string $notation ): array {
		$bare = trim( $notation, '[].' );
		$type = match ( true ) {
			str_starts_with( $bare, '<' ) => 'positional',
			str_contains( $bare, '=' )    => 'assoc',
			default                       => 'flag',
		};
		return array(
			'type'      => $type,
			'name'      => (string) preg_replace( '/^--|=.*$|[<>]/', '', $bare ),
			'optional'  => str_starts_with( $notation, '[' ),
			'repeating' => str_contains( $notation, '...' ),
		);
	}
}
