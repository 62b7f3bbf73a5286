<?php
/**
 * In how many ways orders reach a connection: delivery methods in the shipping zones, and rules that send.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Fields;
use Pedal\Core\Rules;
use Pedal\Storage\Settings;

final class Routes {

	private const REST_OF_THE_WORLD = 0;

	public function __construct( private readonly Settings $settings ) {}

	public function count(): int {
		return $this->rules() + $this->methods();
	}

	private function rules(): int {
		$sending = array_filter(
			array_map( static fn( array $rule ): Fields => new Fields( $rule ), $this->settings->rules_as_stored() ),
			static fn( Fields $rule ): bool => $rule->yes( 'enabled', true ) && $rule->in( 'then' )->has( 'connection_id' )
		);
		return count( $sending );
	}

	private function methods(): int {
		$zones = array_map( static fn( mixed $zone ): int => ( new Fields( $zone ) )->number( 'zone_id' ), \WC_Shipping_Zones::get_zones() );
		$count = 0;
		foreach ( array( self::REST_OF_THE_WORLD, ...$zones ) as $zone ) {
			$ours   = array_filter( ( new \WC_Shipping_Zone( $zone ) )->get_shipping_methods( true ), static fn( mixed $method ): bool => $method instanceof \WC_Shipping_Method && Rules::METHOD === $method->id );
			$count += count( $ours );
		}
		return $count;
	}
}
