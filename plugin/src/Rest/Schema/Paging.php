<?php
/**
 * What every collection can be asked for.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Paging {

	public const LARGEST_PAGE = 100;

	/**
	 * @param list<string> $orders First one is the default.
	 * @param string       $searches What `search` looks at.
	 * @return array<string,array<string,mixed>>
	 */
	public static function of( array $orders, string $searches, int $per_page = 10, string $direction = 'desc' ): array {
		return array(
			'page'     => Type::number( 'Counted from 1.', 1, 1000000 ) + array( 'default' => 1 ),
			'per_page' => Type::number( 'Rows of a page.', 1, self::LARGEST_PAGE ) + array( 'default' => $per_page ),
			'orderby'  => Type::one_of( $orders ) + array( 'default' => $orders[0] ),
			'order'    => Type::one_of( array( 'asc', 'desc' ) ) + array( 'default' => $direction ),
			'search'   => Type::text( $searches, 200 ),
		);
	}
}
