<?php
/**
 * The way in: permalinks, REST keys, and how far the shop has come.
 */

declare( strict_types=1 );

namespace Pedal\Rest\Schema;

final class Setup {

	private const PERMISSIONS = array( 'read', 'write', 'read_write' );

	/**
	 * @return array<string,mixed>
	 */
	public static function overview(): array {
		$count = Type::number();
		return Type::object(
			'Setup',
			array(
				'permalinks'  => Type::object( 'Permalinks', self::permalink_facts() ),
				'keys'        => Type::object( 'KeyCount', array( 'count' => $count, 'usable' => Type::number( 'With a user who may do what the key is for.' ) ) ),
				'connections' => Type::object( 'ConnectionCount', array( 'count' => $count, 'ready' => $count ) ),
				'routes'      => Type::object( 'RouteCount', array( 'count' => Type::number( 'Delivery methods in shipping zones, and rules that send.' ) ) ),
				'legacy'      => self::legacy(),
				'steps'       => Type::list_of( self::step() ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function permalinks_arguments(): array {
		return Type::arguments( array( 'structure' => Type::text( 'As under Settings → Permalinks; anything but Plain.', 191 ) ), array( 'structure' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function permalinks(): array {
		$by_hand = Type::object(
			'RewriteLines',
			array(
				'server' => Type::one_of( array( 'apache', 'nginx' ) ),
				'file'   => Type::text(),
				'lines'  => Type::text( 'To paste as they are.' ),
			)
		);
		return Type::object(
			'ChangedPermalinks',
			self::permalink_facts() + array(
				'previous' => Type::text( 'What it was before.' ),
				'code'     => Type::text( 'Why it is not proven; empty when it is.' ),
				'message'  => Type::text(),
				'hint'     => Type::text(),
				'evidence' => Type::text( 'What was asked and what came back.' ),
				'by_hand'  => Type::list_of( $by_hand, 'What the server still has to be told; empty when nothing.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function keys_arguments(): array {
		$orders = array( 'id', 'description', 'permissions', 'last_access' );
		return Type::arguments( Paging::of( $orders, 'Looks at description, user and the last characters of the key.', Paging::LARGEST_PAGE, 'asc' ) );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function list_of_keys(): array {
		return Type::list_of( self::key() );
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function key_arguments(): array {
		return Type::arguments(
			array(
				'description' => Type::text( 'What the key is for.', 200, 1 ),
				'user_id'     => Type::id( 'The user the key acts for.' ),
				'permissions' => Type::one_of( self::PERMISSIONS ),
			),
			array( 'description', 'user_id', 'permissions' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function new_key(): array {
		return Type::object(
			'NewKey',
			array(
				'id'              => Type::id(),
				'consumer_key'    => Type::text( 'Shown this once.' ),
				'consumer_secret' => Type::text( 'Shown this once.' ),
				'qr'              => Type::text( 'What WooCommerce puts into its QR code.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function verify_arguments(): array {
		return Type::arguments(
			array(
				'consumer_key'    => Type::text( '', 500, 1 ),
				'consumer_secret' => Type::text( '', 500, 1 ),
			),
			array( 'consumer_key', 'consumer_secret' )
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function verified(): array {
		return Type::object(
			'KeyVerified',
			array(
				'ok'       => Type::yes_or_no(),
				'code'     => Type::text( 'The cause; empty when it works.' ),
				'message'  => Type::text(),
				'status'   => Type::number( 'HTTP status of the answer; 0 without one.' ),
				'hint'     => Type::text(),
				'evidence' => Type::text( 'What was asked and what came back, without the key.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	public static function revoked(): array {
		return Type::object( 'RevokedKey', array( 'deleted' => Type::yes_or_no(), 'id' => Type::id() ) );
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function permalink_facts(): array {
		return array(
			'structure' => Type::text(),
			'plain'     => Type::yes_or_no(),
			'rest_url'  => Type::text( 'Address of WooCommerce\'s API.' ),
			'proven'    => Type::yes_or_no( 'That address answered JSON through the front door.' ),
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function key(): array {
		return Type::object(
			'Key',
			array(
				'id'            => Type::id(),
				'description'   => Type::text(),
				'user'          => Type::object(
					'KeyUser',
					array(
						'id'        => Type::number(),
						'name'      => Type::text( 'Empty when the user is gone.' ),
						'can_read'  => Type::yes_or_no(),
						'can_write' => Type::yes_or_no(),
					)
				),
				'permissions'   => Type::text( 'read, write or read_write.' ),
				'truncated_key' => Type::text( 'The last characters of the consumer key.' ),
				'last_access'   => Type::or_null( Type::time() ),
				'usable'        => Type::yes_or_no(),
				'code'          => Type::text( 'Why it is of no use; empty when it is.' ),
				'message'       => Type::text(),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function legacy(): array {
		return Type::object(
			'LegacyApi',
			array(
				'webhooks'     => Type::number( 'Active webhooks that ask for the removed API\'s payload.' ),
				'last_call_at' => Type::or_null( Type::time( 'When a program last called /wc-api/v1…v3.' ) ),
				'extension'    => Type::yes_or_no( 'The extension that brings the removed API back is active.' ),
			)
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function step(): array {
		return Type::object(
			'SetupStep',
			array(
				'id'      => Type::one_of( array( 'permalinks', 'keys', 'connection', 'routes', 'try' ) ),
				'done'    => Type::yes_or_no(),
				'code'    => Type::text( 'What is missing; empty when done.' ),
				'message' => Type::text(),
				'url'     => Type::text( 'The screen of WordPress or WooCommerce where it can be done, too.' ),
			)
		);
	}
}
