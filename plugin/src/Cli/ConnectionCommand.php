<?php
/**
 * `wp pedal connection`.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Forwarding\Connecting;
use Pedal\Forwarding\Problem;
use Pedal\Rest\CheckSteps;
use Pedal\Rest\ConnectionAnswer;
use Pedal\Rest\ConnectionsResource;
use Pedal\Storage\Connections;

final class ConnectionCommand {

	private const FIELDS = array( 'id', 'slug', 'name', 'base_url', 'enabled', 'status', 'status_code', 'last_ok_at' );

	public function __construct(
		private readonly Connections $connections,
		private readonly Connecting $connecting,
		private readonly ConnectionsResource $resource,
		private readonly ConnectionAnswer $answer,
		private readonly CheckSteps $steps,
		private readonly RestArguments $arguments,
		private readonly SecretInput $secret,
		private readonly Console $console,
	) {}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function list( array $arguments, array $flags ): void {
		$rows = $this->console->carry( fn(): array => array_map( $this->answer->of( ... ), array_values( $this->connections->all() ) ) );
		$this->console->rows( $rows, self::FIELDS, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function add( array $arguments, array $flags ): void {
		if ( isset( $flags['secret'] ) ) {
			\WP_CLI::error( 'rest_invalid_param: ' . __( 'A Secret must not be an argument, because shells and process lists remember those. Put it into the environment variable PEDAL_SECRET or hand it over on standard input; and renew the one you just typed.', 'pedal-bridge' ) );
		}
		$made = $this->console->carry(
			function () use ( $flags ): array {
				$given = array(
					'secret'         => $this->secret->read(),
					'enabled'        => ! isset( $flags['disabled'] ),
					'save_unchecked' => isset( $flags['save-unchecked'] ),
				) + array_diff_key( $flags, array_flip( array( 'disabled', 'save-unchecked' ) ) );
				return ( new Fields( $this->resource->create( $this->arguments->read( 'POST', '/connections', $given ) )->data ) )->named();
			}
		);
		$this->console->object( $made, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function check( array $arguments, array $flags ): void {
		$checked = $this->console->carry( fn() => $this->connecting->check( $this->find( $arguments ) ) );
		$this->console->rows( $this->steps->of( $checked->steps ), array( 'name', 'ok', 'code', 'message', 'ms' ), $flags );
		if ( ! $checked->ok() ) {
			\WP_CLI::halt( 1 );
		}
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function resume( array $arguments, array $flags ): void {
		$resumed = $this->console->carry( fn(): array => $this->answer->of( $this->connecting->resume( $this->find( $arguments ) ) ) );
		$this->console->rows( array( $resumed ), self::FIELDS, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function delete( array $arguments, array $flags ): void {
		$connection = $this->console->carry( fn(): Connection => $this->find( $arguments ) );
		// A script cannot be asked: what has no terminal, or says --force, has decided.
		if ( ! isset( $flags['force'] ) && stream_isatty( STDIN ) ) {
			/* translators: %s: name of a connection. */
			\WP_CLI::confirm( sprintf( __( 'Delete the connection "%s"?', 'pedal-bridge' ), $connection->name ), $flags );
		}
		$this->console->carry( fn() => $this->connecting->delete( $connection, isset( $flags['force'] ) ) );
		\WP_CLI::success( __( 'The connection is deleted.', 'pedal-bridge' ) );
	}

	/**
	 * @param array<string> $arguments
	 * @throws Problem
	 */
	private function find( array $arguments ): Connection {
		$wanted = $arguments[0] ?? '';
		foreach ( $this->connections->all() as $connection ) {
			if ( $connection->slug === $wanted || $connection->id === Console::id( $wanted ) ) {
				return $connection;
			}
		}
		throw new Problem( 'pedal_connection_not_found', 404, 'connection' );
	}
}
