<?php
/**
 * REST keys for platforms that read the shop: made and revoked as WooCommerce does, listed with what their user may do today.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Text;
use Pedal\Forwarding\Problem;
use Pedal\Storage\ApiKeys;

final class Keys {

	public const PERMISSIONS = array( 'read', 'write', 'read_write' );

	private const DESCRIPTION_LIMIT = 200;

	public function __construct(
		private readonly ApiKeys $keys,
		private readonly Causes $causes,
	) {}

	/**
	 * @return list<array{id:int,description:string,user:array{id:int,name:string,can_read:bool,can_write:bool},permissions:string,truncated_key:string,last_access:?string,usable:bool,code:string,message:string}>
	 */
	public function all(): array {
		return array_map(
			function ( array $key ): array {
				$user = new KeyUser( $key['user_id'] );
				$code = $user->objection( $key['permissions'] );
				return array(
					'id'            => $key['id'],
					'description'   => $key['description'],
					'user'          => $user->to_array(),
					'permissions'   => $key['permissions'],
					'truncated_key' => $key['truncated_key'],
					'last_access'   => self::rfc3339( $key['last_access'] ),
					'usable'        => '' === $code,
					'code'          => $code,
					'message'       => $this->causes->of( $code ),
				);
			},
			$this->keys->all()
		);
	}

	/**
	 * @return array{id:int,consumer_key:string,consumer_secret:string,qr:string}
	 * @throws Problem Nothing is made.
	 */
	public function create( string $description, int $user_id, string $permissions ): array {
		$description = Text::line( sanitize_text_field( $description ), self::DESCRIPTION_LIMIT );
		if ( '' === $description ) {
			throw new Problem( 'rest_invalid_param', 400, 'description' );
		}
		if ( ! in_array( $permissions, self::PERMISSIONS, true ) ) {
			throw new Problem( 'rest_invalid_param', 400, 'permissions', array( 'allowed' => self::PERMISSIONS ) );
		}
		if ( ! ( new KeyUser( $user_id ) )->exists() ) {
			throw new Problem( 'rest_invalid_param', 400, 'user_id', $this->because( 'user_not_found' ) );
		}
		if ( ! self::may_act_for( $user_id ) ) {
			throw new Problem( 'rest_forbidden', 403, 'user_id', $this->because( 'user_not_allowed' ) );
		}
		$made = $this->keys->create( $description, $user_id, $permissions );
		return $made + array( 'qr' => "{$made['consumer_key']}|{$made['consumer_secret']}" );
	}

	/**
	 * The key of somebody who is gone may be taken away by anybody who keeps keys.
	 *
	 * @throws Problem
	 */
	public function revoke( int $id ): void {
		$owner = $this->keys->owner( $id ) ?? throw new Problem( 'pedal_key_not_found', 404, 'id' );
		if ( ( new KeyUser( $owner ) )->exists() && ! self::may_act_for( $owner ) ) {
			throw new Problem( 'rest_forbidden', 403, 'id', $this->because( 'key_not_yours' ) );
		}
		$this->keys->revoke( $id );
	}

	/**
	 * As WooCommerce has it for its own list of keys.
	 */
	private static function may_act_for( int $user_id ): bool {
		return get_current_user_id() === $user_id || current_user_can( 'edit_user', $user_id );
	}

	/**
	 * @return array{count:int,usable:int}
	 */
	public function count(): array {
		$all = $this->all();
		return array(
			'count'  => count( $all ),
			'usable' => count( array_filter( array_column( $all, 'usable' ) ) ),
		);
	}

	/**
	 * @return array{reason:string,message:string,hint:string}
	 */
	private function because( string $code ): array {
		return array(
			'reason'  => $code,
			'message' => $this->causes->of( $code ),
			'hint'    => $this->causes->hint( $code ),
		);
	}

	/**
	 * WooCommerce notes the last access in the shop's zone.
	 */
	private static function rfc3339( ?string $local ): ?string {
		if ( null === $local ) {
			return null;
		}
		$at = date_create_immutable( $local, wp_timezone() );
		return false === $at ? null : gmdate( 'Y-m-d\TH:i:s\Z', $at->getTimestamp() );
	}
}
