<?php
/**
 * Spoils bytes as a hostile or broken caller would, the same way for the same seed.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

final class Mutator {

	/**
	 * What parsers stumble over.
	 */
	private const PIECES = array( '', "\0", "\xff", "\xEF\xBB\xBF", '{', '}', '[', ']', '"', '\\', '\\u0000', '\\ud800', ',', ':', '/', '..', '%00', ' ', "\r\n", 'null', 'true', '-1', '1e999', '99999999999999999999', '=', '+', 'A', '{"data":', '"object":', '"event":"delivery.picked"', '/api/deliveries/', '[[[[[[[[[[[[[[[[[[[[' );

	/**
	 * @param list<string> $seen Bytes of good calls, to mix in.
	 */
	public function __construct(
		int $seed,
		private readonly array $seen,
	) {
		mt_srand( $seed );
	}

	/**
	 * One change, or a few on top of each other.
	 */
	public function spoil( string $bytes ): string {
		for ( $changes = 1 + mt_rand( 0, 3 ); $changes > 0; $changes-- ) {
			$bytes = $this->change( $bytes );
		}
		return $bytes;
	}

	private function change( string $bytes ): string {
		$length = strlen( $bytes );
		$at     = mt_rand( 0, $length );
		$piece  = self::PIECES[ mt_rand( 0, count( self::PIECES ) - 1 ) ];
		switch ( mt_rand( 0, 6 ) ) {
			case 0: // A flipped bit.
				return 0 === $length ? "\x01" : substr_replace( $bytes, chr( ord( $bytes[ $at % $length ] ) ^ ( 1 << mt_rand( 0, 7 ) ) ), $at % $length, 1 );
			case 1: // A byte too many.
				return substr_replace( $bytes, chr( mt_rand( 0, 255 ) ), $at, 0 );
			case 2: // Some bytes too few.
				return substr_replace( $bytes, '', $at, mt_rand( 1, 8 ) );
			case 3: // Cut off.
				return substr( $bytes, 0, $at );
			case 4: // Said twice.
				return substr_replace( $bytes, substr( $bytes, $at, mt_rand( 1, 64 ) ), mt_rand( 0, $length ), 0 );
			case 5: // The end of another.
				return substr( $bytes, 0, $at ) . substr( $this->seen[ mt_rand( 0, count( $this->seen ) - 1 ) ], mt_rand( 0, 40 ) );
			default:
				return substr_replace( $bytes, $piece, $at, mt_rand( 0, strlen( $piece ) ) );
		}
	}
}
