<?php
/**
 * Deliveries: what is asked and what is answered.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

use Pedal\Core\Desired;
use Pedal\Core\Stage;
use Pedal\Core\SyncState;
use Pedal\Storage\DeliveryQuery;

final class Deliveries {

	/**
	 * What can be done to one row or to many.
	 */
	private const BATCH = array( 'retry', 'cancel', 'look', 'dismiss' );

	private const ACTIONS = array( 'retry', 'cancel', 'look', 'dismiss', 'booked', 'again' );

	private const MOST_AT_ONCE = 100;

	/**
	 * @return array<string,mixed>
	 */
	public static function delivery(): array {
		return Type::object( 'Delivery', self::fields() );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function list_of_deliveries(): array {
		return Type::list_of( self::delivery() );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function single(): array {
		return Type::object(
			'DeliveryDetails',
			self::fields() + array(
				'journal' => Type::list_of( self::entry(), 'Newest first.' ),
				'verdict' => Type::or_null( Orders::verdict() ),
				'request' => Type::or_null( Type::map_of( array(), 'The exact body that would be sent now; null when the order is gone or may not be seen.' ) ),
			)
		);
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function fields(): array {
		$time = Type::or_null( Type::time() );
		return array(
			'id'              => Type::id(),
			'order_id'        => Type::id(),
			'order_number'    => Type::text(),
			'order_status'    => Type::text( 'Without prefix; `deleted` when the order is gone.' ),
			'parcel'          => Type::text(),
			'epoch'           => Type::number( 'Grows with every deliberate second sending.' ),
			'connection_id'   => Type::id(),
			'connection_name' => Type::text(),
			'marker'          => Type::text( 'Our reference, planted at the platform.' ),
			'desired'         => Type::one_of( array_column( Desired::cases(), 'value' ) ),
			'sync'            => Type::one_of( array_column( SyncState::cases(), 'value' ) ),
			'code'            => Type::text( 'Why it waits or needs a person; empty when there is nothing to say.' ),
			'message'         => Type::text( 'The code as a sentence.' ),
			'hint'            => Type::text( 'What to do next.' ),
			'stage'           => Type::one_of( array_column( Stage::cases(), 'value' ) ),
			'stage_at'        => $time,
			'due_at'          => Type::or_null( Type::time( 'Not before.' ) ),
			'attempts'        => Type::number( 'Tries since the last success.' ),
			'sends'           => Type::number( 'Creating calls that left this shop.' ),
			'deadline'        => Type::or_null( Type::time( 'End of the promised window.' ) ),
			'window'          => Type::or_null( self::window() ),
			'remote_id'       => Type::or_null( Type::text( 'The platform\'s id, or the reference of a booking by hand.' ) ),
			'remote_url'      => Type::or_null( Type::text( 'Its page for the platform\'s staff.' ) ),
			'tracking_url'    => Type::or_null( Type::text() ),
			'created_at'      => Type::time(),
			'updated_at'      => Type::time(),
			'actions'         => Type::list_of( Type::one_of( self::ACTIONS ), 'What is allowed now.' ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function window(): array {
		return Type::object( 'DeliveryWindow', array( 'start' => Type::time(), 'end' => Type::time() ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function entry(): array {
		return Type::object(
			'JournalEntry',
			array(
				'at'      => Type::time(),
				'kind'    => Type::text(),
				'code'    => Type::text(),
				'message' => Type::text(),
				'detail'  => Type::map_of( array(), 'Ids, codes and durations.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function list_arguments(): array {
		$syncs  = Type::one_of( array_column( SyncState::cases(), 'value' ) );
		$stages = Type::one_of( array_column( Stage::cases(), 'value' ) );
		return Type::arguments(
			Paging::of( DeliveryQuery::ORDERS, 'Order number, customer, marker, or the platform\'s id.' ) + array(
				'sync'       => Type::list_of( $syncs, 'Any of these.' ),
				'stage'      => Type::list_of( $stages, 'Any of these.' ),
				'connection' => Type::list_of( Type::id(), 'Any of these.' ),
				'order_id'   => Type::id(),
				'after'      => Type::time( 'Created after.' ),
				'before'     => Type::time( 'Created before.' ),
				'window_after'  => Type::time( 'Promised for after this; without a promised window, created after it.' ),
				'window_before' => Type::time( 'Promised for before this; without a promised window, created before it.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function send_arguments(): array {
		return Type::arguments(
			array(
				'order_id'      => Type::id(),
				'connection_id' => Type::id( 'Instead of the one the rules choose.' ),
				'again'         => Type::yes_or_no( 'A second sending, after the first came to nothing.' ),
			),
			array( 'order_id' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function booked_arguments(): array {
		return Type::arguments(
			array(
				'reference'    => Type::text( 'What the booking is known by.', 191, 1 ),
				'tracking_url' => Type::text( '', 500 ) + array( 'pattern' => '^(https?://[^\s<>"]+)?$' ),
			),
			array( 'reference' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function batch_arguments(): array {
		return Type::arguments(
			array(
				'action' => Type::one_of( self::BATCH ),
				'ids'    => Type::list_of( Type::id(), '', self::MOST_AT_ONCE ) + array( 'minItems' => 1 ),
			),
			array( 'action', 'ids' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function batch(): array {
		return Type::list_of(
			Type::object(
				'BatchResult',
				array(
					'id'       => Type::id(),
					'ok'       => Type::yes_or_no(),
					'code'     => Type::text( 'Empty when it was done.' ),
					'message'  => Type::text(),
					'hint'     => Type::text(),
					'delivery' => Type::or_null( self::delivery() ),
				)
			)
		);
	}
}
