<?php
/**
 * Builds the core's nouns from the short JSON of a case; what a case does not say is a plain order of one bread in Grenoble.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Connection;
use Pedal\Core\Delivery;
use Pedal\Core\Desired;
use Pedal\Core\Item;
use Pedal\Core\OrderFacts;
use Pedal\Core\Policy;
use Pedal\Core\Rule;
use Pedal\Core\Rules;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Core\Window;

final class Given {

	/**
	 * 2026-09-14 08:00:00 UTC.
	 */
	public const NOW = 1789372800;

	private const ADDRESS = array(
		'line1'        => '12 quai des Brumes',
		'line2'        => '',
		'postcode'     => '38000',
		'city'         => 'Grenoble',
		'state'        => '',
		'country'      => 'FR',
		'country_name' => 'France',
	);

	/**
	 * @param array<string, mixed> $case `age` is seconds before NOW.
	 */
	public static function order( array $case = array() ): OrderFacts {
		$items   = array_map( static fn( array $item ): Item => new Item( ...$item + array( 'name' => 'Bread', 'quantity' => 1 ) ), $case['items'] ?? array( array() ) );
		$created = self::NOW - (int) ( $case['age'] ?? 60 );
		$lines   = array_map(
			static fn( array $line ): array => $line + array( 'method' => 'pedal_delivery', 'instance' => 7, 'connection' => null ),
			$case['shipping_lines'] ?? array( array() )
		);
		$given   = array(
			'items'          => $items,
			'created_at'     => $created,
			'shipping_lines' => $lines,
			'address'        => ( $case['address'] ?? array() ) + self::ADDRESS,
			'total'          => (float) ( $case['total'] ?? 13.9 ),
			'window'         => isset( $case['window'] ) ? Window::from_interval( $case['window'] ) : null,
		);
		$plain   = array(
			'id'                    => 1042,
			'number'                => '1042',
			'type'                  => 'shop_order',
			'status'                => 'processing',
			'payment_method'        => 'cod',
			'contact_name'          => 'Léa Roux',
			'company'               => '',
			'phone'                 => '06 12 34 56 78',
			'coordinates'           => null,
			'customer_note'         => '',
			'customer_roles'        => array( 'guest' ),
			'zones'                 => array(),
			'has_shippable_product' => array() !== array_filter( $items, static fn( Item $item ): bool => $item->needs_shipping ),
			'fully_refunded'        => false,
		);
		return new OrderFacts( ...array_diff_key( $given + $case + $plain, array( 'age' => 0 ) ) );
	}

	/**
	 * @param array<string, mixed> $case
	 */
	public static function connection( array $case = array() ): Connection {
		return new Connection(
			...$case + array(
				'id'          => 1,
				'slug'        => 'naofood',
				'name'        => 'Naofood',
				'driver'      => 'coopcycle',
				'base_url'    => 'https://naofood.example',
				'identifier'  => '0123456789abcdef0123456789abcdef',
				'status'      => 'ready',
				'order_floor' => 1000,
				'created_at'  => self::NOW - 86400 * 30,
			)
		);
	}

	/**
	 * @param list<array<string, mixed>> $cases
	 * @return array<int, Connection>
	 */
	public static function connections( array $cases ): array {
		$connections = array();
		foreach ( $cases as $case ) {
			$connection                     = self::connection( $case );
			$connections[ $connection->id ] = $connection;
		}
		return $connections;
	}

	/**
	 * @param array<string, mixed> $case
	 */
	public static function policy( array $case = array() ): Policy {
		return new Policy( ...$case );
	}

	/**
	 * @param list<array<string, mixed>> $rules As in `GET /rules`.
	 */
	public static function rules( array $rules ): Rules {
		return new Rules( array_map( Rule::from_array( ... ), $rules ) );
	}

	/**
	 * @param array<string, mixed> $case `age` is seconds since it was planned.
	 */
	public static function delivery( array $case = array() ): Delivery {
		$typed = array( 'created_at' => self::NOW - (int) ( $case['age'] ?? 60 ) );
		foreach ( array( 'desired' => Desired::class, 'sync' => SyncState::class, 'stage' => Stage::class ) as $name => $enum ) {
			if ( isset( $case[ $name ] ) ) {
				$typed[ $name ] = $enum::from( $case[ $name ] );
			}
		}
		$plain = array(
			'id'            => 1,
			'order_id'      => 1042,
			'parcel'        => 'main',
			'epoch'         => 0,
			'connection_id' => 1,
			'marker'        => 'M2R5K8Q1W7T3Z9B4C6D0F2G5H8',
			'desired_hash'  => 'as-desired',
		);
		return new Delivery( ...array_diff_key( $typed + $case + $plain, array( 'age' => 0 ) ) );
	}
}
