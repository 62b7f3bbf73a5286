<?php
/**
 * `wp pedal why`, `preview`, `simulate`: where orders go, and with what.
 */

declare( strict_types=1 );

namespace Pedal\Cli;

use Pedal\Core\Fields;
use Pedal\Rest\RulesResource;
use Pedal\Storage\Settings;

final class OrderCommand {

	public function __construct(
		private readonly Orders $orders,
		private readonly RulesResource $rules,
		private readonly Settings $settings,
		private readonly RestArguments $arguments,
		private readonly Console $console,
	) {}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function why( array $arguments, array $flags ): void {
		$verdict = $this->console->carry( fn(): array => $this->orders->verdict( Console::id( $arguments[0] ?? '' ) ) );
		if ( 'json' === ( $flags['format'] ?? '' ) ) {
			$this->console->object( $verdict, $flags );
			return;
		}
		$said = new Fields( $verdict );
		if ( 'table' === ( $flags['format'] ?? 'table' ) ) {
			/* translators: %d: number of a connection. */
			\WP_CLI::log( $said->yes( 'send' ) ? sprintf( __( 'It goes to connection %d.', 'pedal-bridge' ), $said->number( 'connection_id' ) ) : "{$said->text( 'code' )}: {$said->text( 'message' )} {$said->text( 'hint' )}" );
		}
		$reasons = array_map( static fn( Fields $reason ): array => $reason->named(), $said->each( 'reasons' ) );
		$this->console->rows( $reasons, array( 'rule', 'field', 'value', 'expected', 'passed' ), $flags );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function preview( array $arguments, array $flags ): void {
		$wished  = ( new Fields( $flags ) )->text( 'connection' );
		$parcels = $this->console->carry( fn(): array => $this->orders->preview( Console::id( $arguments[0] ?? '' ), '' === $wished ? null : Console::id( $wished ) ) );
		$this->console->rows( $parcels, array( 'parcel', 'connection_id', 'marker', 'window', 'request' ), $flags + array( 'format' => 'json' ) );
	}

	/**
	 * @param array<string>       $arguments
	 * @param array<string,mixed> $flags
	 */
	public function simulate( array $arguments, array $flags ): void {
		$result = $this->console->carry(
			function () use ( $arguments, $flags ): Fields {
				$rules = isset( $arguments[0] ) ? RuleFile::read( $arguments[0] ) : $this->settings->rules_as_stored();
				$given = array( 'rules' => $rules ) + array_intersect_key( $flags, array( 'limit' => '' ) );
				return new Fields( $this->rules->simulate( $this->arguments->read( 'POST', '/rules/simulate', $given ) ) );
			}
		);
		$rows = array_map( self::simulated( ... ), $result->each( 'orders' ) );
		$rows = isset( $flags['changed'] ) ? array_values( array_filter( $rows, static fn( array $row ): bool => true === $row['changed'] ) ) : $rows;
		$this->console->rows( $rows, array( 'order_id', 'before', 'after', 'changed' ), $flags );
	}

	/**
	 * @return array{id:int,order_id:int,before:string,after:string,changed:bool}
	 */
	private static function simulated( Fields $order ): array {
		$choice = static fn( Fields $one ): string => $one->yes( 'send' ) ? "connection {$one->number( 'connection_id' )}" : $one->text( 'code' );
		$before = $choice( $order->in( 'before' ) );
		$after  = $choice( $order->in( 'after' ) );
		return array(
			'id'       => $order->number( 'order_id' ),
			'order_id' => $order->number( 'order_id' ),
			'before'   => $before,
			'after'    => $after,
			'changed'  => $before !== $after,
		);
	}
}
