<?php
/**
 * The rows of pedal_deliveries. Every write is one statement that says which state it expects; losing a race is an answer.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Clock;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;

final class Deliveries {

	/**
	 * Properties a worker never writes over: the order may have moved on meanwhile.
	 */
	private const OF_THE_ORDER = array( 'desired', 'desired_version' );

	private readonly string $table;

	public function __construct(
		private readonly Database $database,
		private readonly Clock $clock,
	) {
		$this->table = $database->table( 'deliveries' );
	}

	/**
	 * Twice is once: the unique key decides.
	 *
	 * @return bool True when this call made the row.
	 */
	public function insert( Delivery $delivery ): bool {
		$row = $this->to_row( $delivery );
		unset( $row['id'] );
		$columns = implode( ',', array_keys( $row ) );
		$marks   = implode( ',', array_map( static fn( string $column, mixed $value ): string => self::mark( $value ) . " AS $column", array_keys( $row ), $row ) );
		$values  = array_values( array_filter( $row, static fn( mixed $value ): bool => null !== $value ) );
		// An order that is planned under another parcel already (a rule was edited meanwhile) must not get a second courier.
		return 1 === $this->database->run(
			"INSERT IGNORE INTO {$this->table} ($columns) SELECT $marks FROM ( SELECT 1 AS one ) AS single
				WHERE NOT EXISTS ( SELECT 1 FROM {$this->table} other WHERE other.order_id = %d AND other.parcel <> %s )",
			...array( ...$values, $delivery->order_id, $delivery->parcel )
		);
	}

	public function find( int $id ): ?Delivery {
		return $this->one( 'id = %d', $id );
	}

	public function by_remote( int $connection_id, string $remote_id ): ?Delivery {
		return $this->one( 'connection_id = %d AND remote_id = %s', $connection_id, $remote_id );
	}

	/**
	 * @param list<string> $markers
	 * @return list<string> Those of rows that we remember to have sent or found.
	 */
	public function sent_markers( array $markers ): array {
		if ( array() === $markers ) {
			return array();
		}
		$marks = implode( ',', array_fill( 0, count( $markers ), '%s' ) );
		$rows  = $this->database->rows( "SELECT marker FROM {$this->table} WHERE marker IN ($marks) AND ( sends > 0 OR remote_id IS NOT NULL )", ...$markers );
		return array_map( static fn( array $row ): string => (string) $row['marker'], $rows );
	}

	/**
	 * Highest row id there is.
	 */
	public function newest(): int {
		return (int) $this->database->value( "SELECT MAX(id) FROM {$this->table}" );
	}

	/**
	 * @return list<Delivery> Newest epoch first.
	 */
	public function of_order( int $order_id ): array {
		return $this->many( 'order_id = %d ORDER BY epoch DESC, id DESC', $order_id );
	}

	/**
	 * @return Delivery|null As claimed; null when another worker was faster, or every seat of the connection is taken.
	 */
	public function claim( Delivery $delivery, int $now, int $lease, int $seats ): ?Delivery {
		if ( ! $delivery->is_free() ) {
			return null;
		}
		foreach ( $this->free_seats( $delivery->connection_id, $seats ) as $seat ) {
			$claimed = $delivery->claimed( $now, $lease, $seat );
			$written = $this->write( $delivery, $claimed, true );
			if ( null !== $written ) {
				return $written ? $claimed : null;
			}
		}
		return null;
	}

	/**
	 * @return list<int>
	 */
	public function free_seats( int $connection_id, int $seats ): array {
		$taken = $this->database->ids( "SELECT seat FROM {$this->table} WHERE connection_id = %d AND seat IS NOT NULL", $connection_id );
		return array_values( array_diff( range( 1, $seats ), $taken ) );
	}

	/**
	 * A worker's result. When the order moved on meanwhile, rest becomes work again.
	 *
	 * @return bool False when the claim was lost.
	 */
	public function save( Delivery $before, Delivery $after ): bool {
		return true === $this->write( $before, $after, true );
	}

	/**
	 * What an order, a person or an event changes on a row that a worker may hold.
	 *
	 * @param callable(Delivery):Delivery $change Pure; called again on a newer row when the first was overtaken.
	 * @return Delivery The row as it stands now.
	 */
	public function change( Delivery $delivery, callable $change ): Delivery {
		for ( $try = 0; $try < 5; $try++ ) {
			$after = $change( $delivery );
			if ( $after === $delivery || array() === $this->differences( $delivery, $after ) || true === $this->write( $delivery, $after, false ) ) {
				return $after;
			}
			$delivery = $this->find( $delivery->id ) ?? throw new StorageFailed( 'The row is gone.' );
		}
		throw new StorageFailed( 'The row is changing too fast.' );
	}

	/**
	 * One writer at a time tells the order and the people about a row.
	 */
	public function claim_telling( Delivery $delivery, int $now, int $seconds ): bool {
		return 1 === $this->database->run(
			"UPDATE {$this->table} SET telling_until = %d, rev = rev + 1 WHERE id = %d AND told = %s AND telling_until <= %d",
			$now + $seconds,
			$delivery->id,
			$delivery->told,
			$now
		);
	}

	/**
	 * The person of this order is to be forgotten; a tracking page shows a name and an address.
	 */
	public function forget_tracking( int $order_id ): void {
		$this->database->run( "UPDATE {$this->table} SET tracking_url = '', rev = rev + 1 WHERE order_id = %d", $order_id );
	}

	public function told( Delivery $delivery, string $news ): void {
		$this->database->run( "UPDATE {$this->table} SET told = %s, telling_until = 0, rev = rev + 1 WHERE id = %d", $news, $delivery->id );
	}

	/**
	 * @param bool $by_worker Guard by the claim only, and leave what belongs to the order; else guard by the whole desired state.
	 * @return bool|null Null when a unique key (the seat) stood in the way.
	 */
	private function write( Delivery $before, Delivery $after, bool $by_worker ): ?bool {
		$changes = $this->differences( $before, $after );
		if ( $by_worker ) {
			$changes = array_diff_key( $changes, array_flip( self::OF_THE_ORDER ) );
		}
		$set    = array();
		$values = array();
		foreach ( $changes as $column => $value ) {
			if ( $by_worker && 'sync' === $column && in_array( $value, array( SyncState::Synced->value, SyncState::Attention->value ), true ) ) {
				$set[]    = "sync = CASE WHEN desired_version = {$before->desired_version} THEN %s ELSE 'pending' END";
				$values[] = $value;
				continue;
			}
			if ( $by_worker && 'desired_hash' === $column ) {
				$set[]    = "desired_hash = CASE WHEN desired_version = {$before->desired_version} THEN %s ELSE desired_hash END";
				$values[] = $value;
				continue;
			}
			$set[] = "$column = " . self::mark( $value );
			if ( null !== $value ) {
				$values[] = $value;
			}
		}
		$guard = $by_worker ? '' : $this->database->prepare( ' AND desired_version = %d', array( $before->desired_version ) );
		$done  = $this->database->run_unless_taken(
			"UPDATE {$this->table} SET " . implode( ', ', array_merge( $set, array( 'rev = rev + 1', 'updated_at = %d' ) ) )
				. " WHERE id = %d AND sync = %s AND fence = %d$guard",
			...array_merge( $values, array( $this->clock->now(), $before->id, $before->sync->value, $before->fence ) )
		);
		return null === $done ? null : 1 === $done;
	}

	/**
	 * @return array<string,string|int|null>
	 */
	private function differences( Delivery $before, Delivery $after ): array {
		$old = $this->to_row( $before );
		return array_filter(
			$this->to_row( $after ),
			static fn( mixed $value, string $column ): bool => $value !== $old[ $column ],
			ARRAY_FILTER_USE_BOTH
		);
	}

	private static function mark( mixed $value ): string {
		return match ( true ) {
			null === $value  => 'NULL',
			is_int( $value ) => '%d',
			default          => '%s',
		};
	}

	public function one( string $where, mixed ...$values ): ?Delivery {
		return $this->many( "$where LIMIT 1", ...$values )[0] ?? null;
	}

	/**
	 * @return list<Delivery>
	 */
	public function many( string $where, mixed ...$values ): array {
		return array_map( $this->from_row( ... ), $this->database->rows( "SELECT * FROM {$this->table} WHERE $where", ...$values ) );
	}

	/**
	 * @return array<string,string|int|null>
	 */
	private function to_row( Delivery $delivery ): array {
		return array_map(
			static fn( mixed $value ): string|int|null => match ( true ) {
				$value instanceof \BackedEnum => (string) $value->value,
				is_bool( $value )             => (int) $value,
				is_int( $value ), null === $value => $value,
				default                       => is_string( $value ) ? $value : '',
			},
			get_object_vars( $delivery )
		);
	}

	/**
	 * @param array<string,string|null> $row
	 */
	private function from_row( array $row ): Delivery {
		$properties = array();
		foreach ( self::types() as $name => $type ) {
			$value               = $row[ $name ] ?? null;
			$properties[ $name ] = match ( $type ) {
				'int'            => (int) $value,
				'?int'           => null === $value ? null : (int) $value,
				'bool'           => '1' === (string) $value,
				'?string'        => $value,
				Desired::class   => Desired::from( (string) $value ),
				SyncState::class => SyncState::from( (string) $value ),
				Stage::class     => Stage::from( (string) $value ),
				default          => (string) $value,
			};
		}
		return new Delivery( ...$properties ); // @phpstan-ignore argument.type (matched by the constructor's own types)
	}

	/**
	 * @return array<string,string> Property => type.
	 */
	private static function types(): array {
		static $types = array();
		if ( array() === $types ) {
			foreach ( ( new \ReflectionMethod( Delivery::class, '__construct' ) )->getParameters() as $parameter ) {
				$types[ $parameter->getName() ] = (string) $parameter->getType();
			}
		}
		return $types;
	}
}
