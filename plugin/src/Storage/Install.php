<?php
/**
 * Who this shop is: a random id, made once and bound to the home address, so that a copy of the shop knows it is a copy.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Fields;

final class Install {

	private const OPTION = 'pedal_install';

	public function id(): string {
		return $this->record()['id'];
	}

	/**
	 * The address changed since the id was made: either the shop moved, or this is a copy beside the original.
	 */
	public function is_elsewhere(): bool {
		return self::address( self::home() ) !== self::address( $this->record()['home'] );
	}

	public function known_home(): string {
		return $this->record()['home'];
	}

	/**
	 * A person said the shop moved: same shop, same id.
	 */
	public function moved(): void {
		$this->keep( $this->id() );
	}

	/**
	 * A person said this is a copy: it becomes a shop of its own.
	 */
	public function copied(): void {
		$this->keep( bin2hex( random_bytes( 16 ) ) );
	}

	public function forget(): void {
		delete_option( self::OPTION );
	}

	/**
	 * @return array{id:string,home:string}
	 */
	private function record(): array {
		$stored = new Fields( get_option( self::OPTION ) );
		return '' === $stored->text( 'id' ) || '' === $stored->text( 'home' )
			? $this->keep( bin2hex( random_bytes( 16 ) ) )
			: array(
				'id'   => $stored->text( 'id' ),
				'home' => $stored->text( 'home' ),
			);
	}

	/**
	 * @return array{id:string,home:string}
	 */
	private function keep( string $id ): array {
		$record = array(
			'id'   => $id,
			'home' => self::home(),
		);
		update_option( self::OPTION, $record, true );
		return $record;
	}

	private static function home(): string {
		$home = get_option( 'home' );
		return is_string( $home ) ? $home : '';
	}

	/**
	 * Host, port and path: a switch to https or from www is no move.
	 */
	private static function address( string $home ): string {
		$parts = wp_parse_url( $home );
		$parts = is_array( $parts ) ? $parts : array();
		$host  = (string) preg_replace( '/^www\./', '', strtolower( $parts['host'] ?? '' ) );
		return $host . ':' . ( $parts['port'] ?? '' ) . rtrim( $parts['path'] ?? '', '/' );
	}
}
