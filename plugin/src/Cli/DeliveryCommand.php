<?php
/**
 * `wp pedal delivery`.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Fields;
use Pedal\Forwarding\Desk;
use Pedal\Forwarding\Intake;
use Pedal\Forwarding\Problem;
use Pedal\Rest\DeliveriesResource;
use Pedal\Rest\DeliveryAnswer;
use Pedal\Storage\Deliveries;

final class DeliveryCommand {

	private const FIELDS = array( 'id', 'order_id', 'connection_name', 'sync', 'code', 'stage', 'due_at', 'remote_id' );

	public function __construct(
		private readonly Intake $intake,
		private readonly Desk $desk,
		private readonly Deliveries $deliveries,
		private readonly DeliveriesResource $resource,
		private readonly DeliveryAnswer $answer,
		private readonly RestArguments $arguments,
		private readonly Console $console,
	) {}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function list( array $arguments, array $flags ): void {
		$page = $this->console->carry( fn() => $this->resource->list( $this->arguments->read( 'GET', '/deliveries', $flags ) ) );
		if ( 'count' === ( $flags['format'] ?? '' ) ) {
			\WP_CLI::line( $page->headers['X-WP-Total'] );
			return;
		}
		$rows = array_map( static fn( mixed $row ): array => ( new Fields( $row ) )->named(), is_array( $page->data ) ? array_values( $page->data ) : array() );
		$this->console->rows( $rows, self::FIELDS, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function get( array $arguments, array $flags ): void {
		$this->console->object( $this->console->carry( fn(): array => $this->resource->read( array( 'id' => Console::id( $arguments[0] ?? '' ) ) ) ), $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function send( array $arguments, array $flags ): void {
		$connection = ( new Fields( $flags ) )->text( 'connection' );
		$this->for_each(
			$arguments,
			fn( int $order ): array => $this->answer->of( $this->desk->send( $order, '' === $connection ? null : Console::id( $connection ), isset( $flags['again'] ) )['delivery'] ),
			$flags
		);
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function retry( array $arguments, array $flags ): void {
		$this->act( 'retry', $arguments, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function cancel( array $arguments, array $flags ): void {
		$this->act( 'cancel', $arguments, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function look( array $arguments, array $flags ): void {
		$this->act( 'look', $arguments, $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function dismiss( array $arguments, array $flags ): void {
		$this->act( 'dismiss', $arguments, $flags );
	}

	/**
	 * @param array<string>       $ids
	 * @param array<string,mixed> $flags
	 */
	private function act( string $action, array $ids, array $flags ): void {
		$this->for_each(
			$ids,
			fn( int $id ): array => $this->answer->of( $this->desk->act( $this->deliveries->find( $id ) ?? throw new Problem( 'pedal_delivery_not_found', 404, 'id' ), $action ) ),
			$flags
		);
	}

	/**
	 * @param array<string>                     $ids
	 * @param callable(int):array<string,mixed> $work
	 * @param array<string,mixed>               $flags
	 */
	private function for_each( array $ids, callable $work, array $flags ): void {
		$this->intake->settle();
		$done = 1 === count( $ids ) ? array( $this->console->carry( fn(): array => $work( Console::id( $ids[0] ) ) ) ) : $this->console->for_each( $ids, $work );
		$this->console->rows( $done, self::FIELDS, $flags );
		if ( count( $done ) < count( $ids ) ) {
			\WP_CLI::halt( 1 );
		}
	}
}
