<?php
/**
 * The merchant's settings, every value with its limits.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Settings {

	private const DAY  = 1440;
	private const WEEK = 10080;

	/**
	 * @return array<string,mixed>
	 */
	public static function settings(): array {
		return Type::object( 'Settings', self::sections( true ) );
	}

	/**
	 * Any part of them; what is absent stays.
	 *
	 * @return array<string,mixed>
	 */
	public static function change_arguments(): array {
		return Type::arguments( self::sections( false ) + array( 'version' => self::version() ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function version(): array {
		return Type::text( 'The ETag of the answer that this change is based on: a change by somebody else since then answers 409. `If-Match` does the same.', 80 );
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function sections( bool $whole ): array {
		return array(
			'send'           => self::send( $whole ),
			'without_slot'   => Type::one_of( array( 'first', 'asap', 'attention' ), 'What stands in for a window nobody chose.' ),
			'asap_minutes'   => self::section(
				'AsapMinutes',
				array(
					'prepare' => Type::number( 'Until the window begins.', 0, self::DAY ),
					'window'  => Type::number( 'Length of the window.', 1, self::DAY ),
				),
				$whole
			),
			'effects'        => self::effects( $whole ),
			'alerts'         => self::section(
				'AlertSettings',
				array(
					'email'                   => Type::text( 'Empty means the shop\'s own address.', 254 ) + array( 'format' => 'email-or-empty' ),
					'amber_minutes'           => Type::number( 'An order waits this long: amber.', 0, self::DAY ),
					'red_minutes'             => Type::number( 'An order waits this long: red, and a mail.', 0, self::DAY ),
					'minutes_before_slot_end' => Type::number( 'Red this long before the window ends.', 0, self::DAY ),
				),
				$whole
			),
			'payload'        => self::section(
				'PayloadSettings',
				array(
					'items'         => Type::yes_or_no( 'Tell the courier what is in the parcel.' ),
					'customer_note' => Type::yes_or_no( 'Tell the courier what the customer wrote.' ),
				),
				$whole
			),
			'retention_days' => self::section( 'RetentionDays', array( 'journal' => Type::number( '', 1, 3650 ) ), $whole ),
			'uninstall'      => self::section( 'UninstallSettings', array( 'delete_data' => Type::yes_or_no( 'Secrets always go.' ) ), $whole ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function send( bool $whole ): array {
		$statuses = Type::list_of( Type::text( '', 20, 1 ), 'Order statuses without prefix.', 50 );
		return self::section(
			'SendSettings',
			array(
				'statuses'       => $statuses + array( 'minItems' => 1 ),
				'per_gateway'    => Type::map_of(
					$whole ? $statuses : Type::or_null( $statuses ),
					'Instead of `statuses`, by payment method.' . ( $whole ? '' : ' Merged by name; null takes one away.' )
				),
				'when'           => Type::one_of( array( 'now', 'before_slot' ) ),
				'minutes_before' => Type::number( 'With `before_slot`.', 0, self::WEEK ),
			),
			$whole
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function effects( bool $whole ): array {
		$effect = array(
			'note'          => Type::yes_or_no( 'A note on the order.' ),
			'order_status'  => Type::text( 'The order moves on to this status; empty leaves it.', 20 ),
			'customer_mail' => Type::yes_or_no(),
			'admin_mail'    => Type::yes_or_no(),
		);
		$stages = array( 'placed', 'assigned', 'pickup', 'carried', 'delivered', 'failed', 'cancelled' );
		return self::section(
			'StageEffects',
			array_fill_keys( $stages, $whole ? Type::object( 'StageEffect', $effect, array_keys( $effect ) ) : Type::arguments( $effect ) ),
			$whole
		);
	}

	/**
	 * @param array<string,array<string,mixed>> $properties
	 * @return array<string,mixed>
	 */
	private static function section( string $title, array $properties, bool $whole ): array {
		return $whole ? Type::object( $title, $properties ) : Type::arguments( $properties );
	}
}
