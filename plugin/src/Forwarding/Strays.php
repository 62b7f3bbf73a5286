<?php
/**
 * Deliveries of this shop among a platform's newest that no row stands for: what a restored backup has forgotten, or a twin.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Connection;
use Pedal\Core\Marker;
use Pedal\Core\Observed;
use Pedal\Storage\Connections;
use Pedal\Storage\Install;
use Pedal\Storage\Tally;

final class Strays {

	public function __construct(
		private readonly Guard $guard,
		private readonly Connections $connections,
		private readonly Platforms $platforms,
		private readonly Install $install,
		private readonly Tally $tally,
	) {}

	/**
	 * @param callable():bool $has_time
	 * @return list<string> The platform's ids.
	 */
	public function ids( callable $has_time ): array {
		$ids = array();
		foreach ( '' === $this->guard->reason() ? $this->connections->all() : array() as $connection ) {
			if ( $connection->may_send() && $has_time() ) {
				$ids = array( ...$ids, ...$this->at( $connection ) );
			}
		}
		return $ids;
	}

	/**
	 * @return list<string>
	 */
	private function at( Connection $connection ): array {
		$shop = Marker::of_shop( $this->install->id(), get_current_blog_id() );
		try {
			$newest = $this->platforms->briefly( $connection )->recent()->hits;
		} catch ( \Throwable ) {
			// A platform that does not answer spoils no statement: it speaks of what is known.
			return array();
		}
		$ours  = array_filter( $newest, static fn( Observed $one ): bool => $one->stage->is_open() && str_starts_with( $one->marker, $shop ) );
		$known = $this->tally->remote_ids( array_column( $ours, 'marker' ) );
		// A row that knows no id yet is still looking for it.
		$stray = array_filter( $ours, static fn( Observed $one ): bool => ! in_array( $known[ $one->marker ] ?? 'nothing', array( $one->remote_id, '' ), true ) );
		return array_column( $stray, 'remote_id' );
	}
}
