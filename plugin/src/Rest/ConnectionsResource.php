<?php
/**
 * Connections: list, make, read, change, delete.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Forwarding\Connecting;
use Pedal\Forwarding\Problem;
use Pedal\Platform\Drivers;
use Pedal\Rest\Schema\Fault;
use Pedal\Rest\Schema\Reader;
use Pedal\Storage\Connections;

final class ConnectionsResource {

	public function __construct(
		private readonly Connections $connections,
		private readonly Connecting $connecting,
		private readonly Drivers $drivers,
		private readonly NewAddresses $addresses,
		private readonly ConnectionAnswer $answer,
	) {}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function list( array $arguments ): Answer {
		$all = array_map( $this->answer->of( ... ), array_values( $this->connections->all() ) );
		return ShortCollection::of( $all, array( 'name', 'slug', 'base_url', 'store.name' ) )->page( $arguments );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @throws Problem
	 */
	public function create( #[\SensitiveParameter] array $arguments ): Answer {
		$driver    = ( new Fields( $arguments ) )->text( 'driver' );
		$arguments = WholeAddress::apart( $arguments, $this->schema( $driver ) );
		$given     = new Fields( $arguments );
		$this->check_settings( $driver, $given );
		$this->addresses->admit( $given->text( 'base_url' ) );
		$made = $this->connecting->create( $arguments );
		return new Answer(
			$this->answer->of( $made ),
			201,
			array(
				'Location' => rest_url( Router::SPACE . "/connections/{$made->id}" ),
				'ETag'     => $this->answer->version( $made ),
			)
		);
	}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function read( array $arguments ): Answer {
		return $this->shown( $this->find( $arguments ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @throws Problem
	 */
	public function change( #[\SensitiveParameter] array $arguments ): Answer {
		$connection = $this->find( $arguments );
		$arguments  = WholeAddress::apart( $arguments, $this->schema( $connection->driver ), $connection->settings );
		$given      = new Fields( $arguments );
		if ( $given->text( 'driver', $connection->driver ) !== $connection->driver ) {
			throw new InvalidArguments( array( new Fault( 'driver', 'enum', $connection->driver ) ) );
		}
		Version::expect( $given->text( 'version' ), $this->answer->version( $connection ) );
		$this->check_settings( $connection->driver, $given );
		if ( $given->has( 'base_url' ) && '' !== $given->text( 'secret' ) ) {
			$this->addresses->admit( $given->text( 'base_url' ) );
		}
		return $this->shown( $this->connecting->change( $connection, array_diff_key( $arguments, array( 'id' => 0 ) ) ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 * @return array{deleted:bool,previous:array<string,mixed>}
	 * @throws Problem
	 */
	public function delete( array $arguments ): array {
		$connection = $this->find( $arguments );
		$previous   = $this->answer->of( $connection );
		$this->connecting->delete( $connection, ( new Fields( $arguments ) )->yes( 'force' ) );
		return array(
			'deleted'  => true,
			'previous' => $previous,
		);
	}

	/**
	 * @param array<string,mixed> $arguments
	 */
	private function find( array $arguments ): Connection {
		return $this->connections->find( ( new Fields( $arguments ) )->number( 'id' ) ) ?? throw new Problem( 'pedal_connection_not_found', 404, 'id' );
	}

	private function shown( Connection $connection ): Answer {
		return Answer::versioned( $this->answer->of( $connection ), $this->answer->version( $connection ) );
	}

	private function check_settings( string $driver, Fields $given ): void {
		if ( ! $given->has( 'settings' ) || ! $this->drivers->has( $driver ) ) {
			return;
		}
		$reader = new Reader();
		$reader->read( $given->any( 'settings' ), $this->schema( $driver ), 'settings' );
		$faults = $reader->faults();
		if ( array() !== $faults ) {
			throw new InvalidArguments( $faults );
		}
	}

	/**
	 * @return array<string,mixed>
	 */
	private function schema( string $driver ): array {
		return $this->drivers->all()[ $driver ]['settings_schema'] ?? array();
	}
}
