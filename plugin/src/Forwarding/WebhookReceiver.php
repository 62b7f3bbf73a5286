<?php
/**
 * The receive verb: a verified call is noted and makes us look; nothing else happens inside the platform's request.
 */

declare( strict_types=1 );

namespace Pedal\Forwarding;

use Pedal\Core\Clock;
use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Core\Stage;
use Pedal\Core\Unreadable;
use Pedal\Platform\Doorbell;
use Pedal\Platform\Unavailable;
use Pedal\Storage\Connections;
use Pedal\Storage\Deliveries;
use Pedal\Storage\Journal;

final class WebhookReceiver {

	/**
	 * The database refuses other bytes, which would look as if it were down.
	 */
	private const TOKEN = '/^[0-9a-f]{32}$/D';

	public function __construct(
		private readonly Connections $connections,
		private readonly Deliveries $deliveries,
		private readonly Platforms $platforms,
		private readonly Journal $journal,
		private readonly Clock $clock,
	) {}

	/**
	 * @param array<string,string> $headers Lower-case names.
	 * @return bool False when it cannot be verified, for whatever reason.
	 * @throws \Pedal\Storage\StorageFailed When it could not be noted.
	 */
	public function receive( string $token, string $raw_body, array $headers ): bool {
		$connection = 1 === preg_match( self::TOKEN, $token ) ? $this->connections->by_hook_token( $token ) : null;
		$doorbell   = $this->verified( $connection, $raw_body, $headers );
		if ( null === $doorbell || null === $connection ) {
			return false;
		}
		$now = $this->clock->now();
		$this->connections->heard( $connection->id );
		$row = '' === $doorbell->remote_id ? null : $this->deliveries->by_remote( $connection->id, $doorbell->remote_id );
		if ( null !== $row ) {
			$this->deliveries->change( $row, static fn( Delivery $current ): Delivery => $current->hinted( $doorbell->hint, $now )->asked_to_look( $now ) );
			$this->journal->note( 'received', $doorbell->event, $row, array(), "received:{$row->id}:{$doorbell->event}:" . intdiv( $now, 5 ) );
		} elseif ( '' !== $doorbell->remote_id ) {
			// Another of the Store's deliveries, or one of ours whose booking we have not read yet; the next look tells.
			$this->journal->note_connection( 'received', $doorbell->event, $connection->id, array( 'object' => $doorbell->remote_id ), self::early( $connection->id, $doorbell->remote_id, $doorbell->hint ) );
		}
		return true;
	}

	/**
	 * What an event of a delivery is remembered by that nobody here knew when it came.
	 */
	public static function early( int $connection_id, string $remote_id, Stage $hint ): string {
		return "received:c$connection_id:$remote_id:{$hint->value}";
	}

	/**
	 * @param array<string,string> $headers
	 */
	private function verified( ?Connection $connection, string $raw_body, array $headers ): ?Doorbell {
		if ( null === $connection ) {
			return null;
		}
		try {
			$secrets = $this->connections->hook_secrets( $connection );
			return array() === $secrets ? null : $this->platforms->of( $connection )->receive( $raw_body, $headers, $secrets );
		} catch ( Unreadable | Unavailable ) {
			return null;
		}
	}
}
