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
use Pedal\Platform\Refused;
use Pedal\Platform\Unavailable;

final class Search {

	private const ROWS = 30;

	/**
	 * The platform's clock may be this much off ours.
	 */
	private const CLOCK_SKEW = 300;

	/**
	 * References of deliveries whose row in a list shows none, by remote id. They never change.
	 *
	 * @var array<string,string>
	 */
	private array $references = array();

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
		$hits   = $this->hits( $newest, $marker, $since, $floor );
		if ( $this->is_all( $newest, $since, $floor ) ) {
			return new Found( array_values( $hits ), true );
		}
		if ( null === $window ) {
			return new Found( array_values( $hits ), false );
		}
		$of_window = $this->read( $this->around( $window ) );
		foreach ( $this->hits( $of_window, $marker, $since, $floor ) as $hit ) {
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
		$rows   = $answer['hydra:member'] ?? $answer['member'] ?? null;
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
	private function hits( array $rows, string $marker, int $since, int $floor ): array {
		$hits = array();
		foreach ( $rows as $row ) {
			if ( hash_equals( $marker, $row->marker ) || ( '' === $row->marker && ! $this->is_older( $row, $since, $floor ) && hash_equals( $marker, $this->reference_of( $row ) ) ) ) {
				$hits[ $row->sequence ] = $row;
			}
		}
		ksort( $hits );
		return $hits;
	}

	/**
	 * A list may leave references out; the delivery itself shows them. Without this a hidden twin would pass for an absence.
	 */
	private function reference_of( Observed $row ): string {
		if ( ! isset( $this->references[ $row->remote_id ] ) ) {
			try {
				$this->references[ $row->remote_id ] = Vocabulary::observed( $this->client->call( Operation::Look, 'GET', $row->remote_id ) )->marker ?? '';
			} catch ( Refused ) {
				$this->references[ $row->remote_id ] = '';
			}
		}
		return $this->references[ $row->remote_id ];
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
		if ( $rows[0]->sequence < $rows[ count( $rows ) - 1 ]->sequence ) {
			// Not the order we asked for: the newest may be missing.
			return false;
		}
		foreach ( $rows as $row ) {
			if ( $this->is_older( $row, $since, $floor ) ) {
				return true;
			}
		}
		return false;
	}

	private function is_older( Observed $row, int $since, int $floor ): bool {
		return ( $floor > 0 && $row->sequence <= $floor ) || ( $since > 0 && $row->created_at > 0 && $row->created_at < $since - self::CLOCK_SKEW );
	}

	/**
	 * In the night that has an hour twice, what is later may read earlier: an empty range would pass for an absence.
	 *
	 * @return array<string,string>
	 */
	private function around( Window $window ): array {
		$times = array_map( $this->local( ... ), array( $window->end - 60, $window->end, $window->end + 60 ) );
		return array(
			'dropoff.before[after]'  => min( $times ),
			'dropoff.before[before]' => max( $times ),
		);
	}

	private function local( int $at ): string {
		return ( new \DateTimeImmutable( "@$at" ) )->setTimezone( new \DateTimeZone( $this->timezone ) )->format( 'Y-m-d H:i:s' );
	}
}
