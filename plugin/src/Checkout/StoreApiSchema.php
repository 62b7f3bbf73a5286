<?php
/**
 * The shape of our data in WooCommerce's Store API, for its schema and its own checks of a request.
 */

declare( strict_types=1 );

namespace Pedal\Checkout;

final class StoreApiSchema {

	/**
	 * @return array<string,array<string,mixed>>
	 */
	public static function cart(): array {
		return array(
			'needed'     => self::property( 'boolean', __( 'Whether the chosen shipping method delivers in a window.', 'pedal-bridge' ) ),
			'connection' => self::property( array( 'integer', 'null' ), __( 'The connection that would deliver.', 'pedal-bridge' ) ),
			'slots'      => self::property( 'array', __( 'Windows that can be chosen now.', 'pedal-bridge' ) ) + array(
				'items' => array(
					'type'       => 'object',
					'properties' => array(
						'value' => self::property( 'string', __( 'What to send with the order.', 'pedal-bridge' ) ),
						'start' => self::property( 'string', __( 'From, RFC 3339 in UTC.', 'pedal-bridge' ) ),
						'end'   => self::property( 'string', __( 'Until, RFC 3339 in UTC.', 'pedal-bridge' ) ),
						'label' => self::property( 'string', __( 'In words, in the time zone of the delivery.', 'pedal-bridge' ) ),
					),
				),
			),
			'selected'   => self::property( array( 'string', 'null' ), __( 'Value the shopper has chosen so far.', 'pedal-bridge' ) ),
			'timezone'   => self::property( 'string', __( 'Time zone of the delivery.', 'pedal-bridge' ) ),
			'stale'      => self::property( 'boolean', __( 'Whether the platform has not confirmed the windows lately.', 'pedal-bridge' ) ),
			'message'    => self::property( 'string', __( 'A sentence for the shopper; may be empty.', 'pedal-bridge' ) ),
			'required'   => self::property( 'boolean', __( 'Present and true when a window must be chosen.', 'pedal-bridge' ) ),
		);
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	public static function checkout(): array {
		return array(
			'slot' => array(
				'description' => __( 'Value of the chosen window; empty for none.', 'pedal-bridge' ),
				'type'        => array( 'string', 'null' ),
				'context'     => array(),
			),
		);
	}

	/**
	 * @param string|list<string> $type
	 * @return array<string,mixed>
	 */
	private static function property( string|array $type, string $description ): array {
		return array(
			'description' => $description,
			'type'        => $type,
			'context'     => array( 'view', 'edit' ),
			'readonly'    => true,
		);
	}
}
