<?php
/**
 * A short collection that is at hand as a whole: searched, sorted and cut into pages here.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;

final class ShortCollection {

	/**
	 * @param list<array<string,mixed>> $rows
	 * @param list<string>              $searched Members that `search` looks at; `store.name` lies deeper.
	 */
	private function __construct(
		private readonly array $rows,
		private readonly array $searched,
	) {}

	/**
	 * @param list<array<string,mixed>> $rows
	 * @param list<string>              $searched
	 */
	public static function of( array $rows, array $searched ): self {
		return new self( $rows, $searched );
	}

	/**
	 * @param array<string,mixed> $arguments As in Schema\Paging.
	 */
	public function page( array $arguments ): Answer {
		$wanted   = new Fields( $arguments );
		$by       = $wanted->text( 'orderby' );
		$sign     = 'asc' === $wanted->text( 'order' ) ? 1 : -1;
		$per_page = $wanted->number( 'per_page', 1 );
		$found    = array_values( array_filter( $this->rows, fn( array $row ): bool => $this->has( new Fields( $row ), $wanted->text( 'search' ) ) ) );
		usort( $found, static fn( array $a, array $b ): int => $sign * ( ( $a[ $by ] ?? '' ) <=> ( $b[ $by ] ?? '' ) ) );
		return Answer::page( array_slice( $found, $per_page * ( $wanted->number( 'page', 1 ) - 1 ), $per_page ), count( $found ), $per_page );
	}

	private function has( Fields $row, string $search ): bool {
		$texts = array_map(
			static function ( string $path ) use ( $row ): string {
				$steps = explode( '.', $path );
				$last  = array_pop( $steps );
				return array_reduce( $steps, static fn( Fields $at, string $step ): Fields => $at->in( $step ), $row )->text( $last );
			},
			$this->searched
		);
		return '' === $search || false !== mb_stripos( implode( "\n", $texts ), $search );
	}
}
