<?php
/**
 * Connections, drivers and quotes: what is asked.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class ConnectionArguments {

	/**
	 * As in the table.
	 */
	private const LONGEST = 191;

	/**
	 * @return array<string,mixed>
	 */
	public static function drivers(): array {
		return Type::arguments( Paging::of( array( 'id', 'name' ), 'Looks at id and name.', Paging::LARGEST_PAGE, 'asc' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function list(): array {
		$orders = array( 'id', 'name', 'slug', 'status', 'last_ok_at', 'created_at', 'updated_at' );
		return Type::arguments( Paging::of( $orders, 'Looks at name, slug, address and Store.', Paging::LARGEST_PAGE, 'asc' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function create(): array {
		$fields = self::fields();
		$fields['driver'] = Type::text( 'One of GET /drivers.', 32, 1 ) + array( 'default' => 'coopcycle' );
		return Type::arguments( $fields, array( 'name', 'base_url', 'identifier' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function change(): array {
		$fields = self::fields() + array(
			'driver'  => Type::text( 'Stays as it is; for those who put back what they made it from.', 32, 1 ),
			'version' => Settings::version(),
		);
		return Type::arguments( $fields );
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function fields(): array {
		return array(
			'name'           => Type::text( '', self::LONGEST, 1 ),
			'base_url'       => Type::text( 'Address of the platform, as in a browser.', self::LONGEST, 1 ),
			'identifier'     => Type::text( '', self::LONGEST, 1 ),
			'secret'         => Type::text( 'Never answered. Absent or empty keeps the stored one.', 1000 ),
			'settings'       => Type::map_of( array(), 'The driver\'s own.' ),
			'enabled'        => Type::yes_or_no(),
			'save_unchecked' => Type::yes_or_no( 'Keep it although a check failed: unchecked and not enabled.' ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function delete(): array {
		return Type::arguments( array( 'force' => Type::yes_or_no( 'Also while deliveries are open; nobody follows them then.' ) ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function quote(): array {
		return Type::arguments(
			array(
				'order_id' => Type::id(),
				'address'  => Type::object(
					'SampleAddress',
					array(
						'street'   => Type::text( '', self::LONGEST, 1 ),
						'postcode' => Type::text( '', 32 ),
						'city'     => Type::text( '', self::LONGEST ),
					),
					array( 'postcode', 'city' )
				) + array( 'description' => 'Instead of an order: somewhere in the shop\'s country.' ),
			)
		);
	}
}
