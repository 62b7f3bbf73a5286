<?php
/**
 * In how many ways orders reach a connection: delivery methods in the shipping zones, and rules that send.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Connection;
use Pedal\Core\Fields;
use Pedal\Core\Rules;
use Pedal\Storage\Facts;
use Pedal\Storage\Settings;

final class Routes {

	private const REST_OF_THE_WORLD = 0;

	public function __construct( private readonly Settings $settings ) {}

	public function count(): int {
		return count( $this->rules() ) + count( $this->instances() );
	}

	/**
	 * What leads to a connection that is gone, or has to be told which of several. A shop without any has its guide for that.
	 *
	 * @param array<int,Connection> $connections By id.
	 * @return list<string> As `pedal_delivery:3 → 5`, `rule-1 → 5`.
	 */
	public function astray( array $connections ): array {
		$ready  = array_filter( $connections, static fn( Connection $connection ): bool => $connection->enabled && 'unchecked' !== $connection->status );
		$astray = array();
		foreach ( array() === $connections ? array() : $this->instances() as $instance ) {
			$tied = Facts::connection_of_instance( $instance );
			if ( null === $tied ? count( $ready ) > 1 : ! isset( $connections[ $tied ] ) ) {
				$astray[] = Rules::METHOD . ":$instance → " . ( $tied ?? '?' );
			}
		}
		foreach ( array() === $connections ? array() : $this->rules() as $rule ) {
			$named = $rule->in( 'then' )->number( 'connection_id' );
			if ( ! isset( $connections[ $named ] ) ) {
				$astray[] = "{$rule->text( 'id' )} → $named";
			}
		}
		return $astray;
	}

	/**
	 * @return list<Fields> In use, and sending.
	 */
	private function rules(): array {
		return array_values(
			array_filter(
				array_map( static fn( array $rule ): Fields => new Fields( $rule ), $this->settings->rules_as_stored() ),
				static fn( Fields $rule ): bool => $rule->yes( 'enabled', true ) && $rule->in( 'then' )->has( 'connection_id' )
			)
		);
	}

	/**
	 * @return list<int> Of our method, switched on, in all zones.
	 */
	private function instances(): array {
		$zones     = array_map( static fn( mixed $zone ): int => ( new Fields( $zone ) )->number( 'zone_id' ), \WC_Shipping_Zones::get_zones() );
		$instances = array();
		foreach ( array( self::REST_OF_THE_WORLD, ...$zones ) as $zone ) {
			foreach ( ( new \WC_Shipping_Zone( $zone ) )->get_shipping_methods( true ) as $method ) {
				if ( $method instanceof \WC_Shipping_Method && Rules::METHOD === $method->id ) {
					$instances[] = (int) $method->get_instance_id();
				}
			}
		}
		return $instances;
	}
}
