<?php
/**
 * Look-up by marker in the Store's list, of which only 30 rows a query can be reached (platform-protocol 5).
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Observed;
use Pedal\Core\Window;
use Pedal\Platform\Found;
use Pedal\Platform\Operation;
use Pedal\Platform\Unavailable;

final class Search {

	private const ROWS = 30;

	/**
	 * The platform's clock may be this much off ours.
	 */
	private const CLOCK_SKEW = 300;

	/**
	 * @param string $list     Path of the Store's list, `/api/stores/31/deliveries`.
	 * @param string $timezone The instance's: date filters are read as local time.
	 */
	public function __construct(
		private readonly Client $client,
		private readonly string $list,
		private readonly string $timezone,
	) {}

	/**
	 * First the newest of all, since a dispatcher may have moved the window; then, when those are too many, the newest of the window.
	 */
	public function by_marker( string $marker, ?Window $window, int $since, int $floor ): Found {
		$newest = $this->read( array() );
		$hits   = $this->hits( $newest, $marker );
		if ( $this->is_all( $newest, $since, $floor ) ) {
			return new Found( array_values( $hits ), true );
		}
		if ( null === $window ) {
			return new Found( array_values( $hits ), false );
		}
		$of_window = $this->read( $this->around( $window ) );
		foreach ( $this->hits( $of_window, $marker ) as $hit ) {
			$hits[ $hit->sequence ] = $hit;
		}
		ksort( $hits );
		return new Found( array_values( $hits ), $this->is_all( $of_window, $since, $floor ) );
	}

	public function recent(): Found {
		$newest = $this->read( array() );
		return new Found( array_reverse( $newest ), count( $newest ) < self::ROWS );
	}

	/**
	 * @param array<string,string> $filters
	 * @return list<Observed> Newest first.
	 */
	private function read( array $filters ): array {
		$query  = http_build_query( $filters + array( 'order[createdAt]' => 'desc' ), '', '&', PHP_QUERY_RFC3986 );
		$answer = $this->client->call( Operation::Read, 'GET', "{$this->list}?$query" );
		$rows   = $answer['hydra:member'] ?? null;
		if ( ! is_array( $rows ) ) {
			throw new Unavailable( 'pedal_not_a_platform', false );
		}
		return array_map(
			static fn( mixed $row ): Observed => ( is_array( $row ) ? Vocabulary::observed( $row ) : null ) ?? throw new Unavailable( 'pedal_not_a_platform', false ),
			array_values( $rows )
		);
	}

	/**
	 * @param list<Observed> $rows
	 * @return array<int,Observed> By sequence, oldest first.
	 */
	private function hits( array $rows, string $marker ): array {
		$hits = array();
		foreach ( $rows as $row ) {
			if ( hash_equals( $marker, $row->marker ) ) {
				$hits[ $row->sequence ] = $row;
			}
		}
		ksort( $hits );
		return $hits;
	}

	/**
	 * No further hit can exist: the list was not cut, or it reaches back before the first sending.
	 *
	 * @param list<Observed> $rows
	 */
	private function is_all( array $rows, int $since, int $floor ): bool {
		if ( count( $rows ) < self::ROWS ) {
			return true;
		}
		foreach ( $rows as $row ) {
			if ( ( $floor > 0 && $row->sequence <= $floor ) || ( $since > 0 && $row->created_at > 0 && $row->created_at < $since - self::CLOCK_SKEW ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @return array<string,string>
	 */
	private function around( Window $window ): array {
		return array(
			'dropoff.before[after]'  => $this->local( $window->end - 60 ),
			'dropoff.before[before]' => $this->local( $window->end + 60 ),
		);
	}

	private function local( int $at ): string {
		return ( new \DateTimeImmutable( "@$at" ) )->setTimezone( new \DateTimeZone( $this->timezone ) )->format( 'Y-m-d H:i:s' );
	}
}
