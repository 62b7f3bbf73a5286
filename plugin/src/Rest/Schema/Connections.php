<?php
/**
 * Connections, drivers, slots and quotes: what is answered.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

use Pedal\Platform\Checked;

final class Connections {

	private const STATUSES = array( 'unchecked', 'ready', 'paused' );

	/**
	 * @return array<string,mixed>
	 */
	public static function connection(): array {
		return Type::object(
			'Connection',
			array(
				'id'             => Type::id(),
				'slug'           => Type::text( 'Names the constant PEDAL_SECRET_<SLUG>.' ),
				'name'           => Type::text(),
				'driver'         => Type::text(),
				'base_url'       => Type::text( 'Scheme, host and port of the platform.' ),
				'identifier'     => Type::text(),
				'secret'         => self::secret(),
				'enabled'        => Type::yes_or_no(),
				'status'         => Type::one_of( self::STATUSES ),
				'status_code'    => Type::text( 'Why it is not ready, or why the whole shop may not send; empty when all is well.' ),
				'status_message' => Type::text( 'The same as a sentence.' ),
				'resume_at'      => Type::or_null( Type::time( 'When a pause ends by itself.' ) ),
				'store'          => Type::or_null( self::store() ),
				'app_name'       => Type::text( 'What the platform calls this key pair.' ),
				'webhooks'       => self::webhooks(),
				'settings'       => Type::map_of( array(), 'The driver\'s own; see its settings_schema.' ),
				'last_ok_at'     => Type::or_null( Type::time( 'Last call that worked.' ) ),
				'created_at'     => Type::time(),
				'updated_at'     => Type::time(),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function secret(): array {
		return Type::object(
			'ConnectionSecret',
			array(
				'set'        => Type::yes_or_no(),
				'last4'      => Type::text( 'Empty when it comes from a constant.' ),
				'updated_at' => Type::or_null( Type::time() ),
				'source'     => Type::one_of( array( 'stored', 'constant', 'none' ) ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function store(): array {
		return Type::object(
			'ConnectionStore',
			array(
				'id'       => Type::text(),
				'name'     => Type::text(),
				'address'  => Type::text(),
				'timezone' => Type::text(),
				'country'  => Type::text(),
				'currency' => Type::text(),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function webhooks(): array {
		return Type::object(
			'ConnectionWebhooks',
			array(
				'events'           => Type::list_of( Type::text(), 'Events the platform calls us for.' ),
				'healthy'          => Type::yes_or_no( 'It calls our present address for every event we want.' ),
				'last_received_at' => Type::or_null( Type::time() ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function list_of_connections(): array {
		return Type::list_of( self::connection() );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function drivers(): array {
		return Type::list_of(
			Type::object(
				'Driver',
				array(
					'id'              => Type::text(),
					'name'            => Type::text(),
					'abilities'       => Type::list_of( Type::text() ),
					'settings_schema' => Type::map_of( array(), 'JSON schema of a connection\'s settings.' ),
				)
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function checked(): array {
		return Type::object(
			'ConnectionCheck',
			array(
				'ok'    => Type::yes_or_no(),
				'steps' => Type::list_of( self::step(), 'Up to the first that failed.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function step(): array {
		return Type::object(
			'CheckStep',
			array(
				'name'    => Type::one_of( Checked::STEPS ),
				'ok'      => Type::yes_or_no(),
				'code'    => Type::text( 'Empty when there is nothing to say.' ),
				'message' => Type::text(),
				'ms'      => Type::number( 'Milliseconds it took.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function deleted(): array {
		return Type::object( 'DeletedConnection', array( 'deleted' => Type::yes_or_no(), 'previous' => self::connection() ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function slots(): array {
		return Type::list_of(
			Type::object(
				'Slot',
				array(
					'start' => Type::time(),
					'end'   => Type::time(),
					'value' => Type::text( 'What a checkout sends back.' ),
					'label' => Type::text( 'In the delivery store\'s time zone.' ),
				)
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function quote(): array {
		return Type::object(
			'Quote',
			array(
				'feasible' => Type::yes_or_no(),
				'amount'   => Type::or_null( Type::number( 'In the smallest unit of the currency; null when the platform names no price.' ) ),
				'currency' => Type::text(),
				'reason'   => Type::text( 'Why it is not feasible.' ),
			)
		);
	}
}
