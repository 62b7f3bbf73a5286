<?php
/**
 * The user a REST key acts for: a key is worth what its user may do today.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

final class KeyUser {

	private readonly ?\WP_User $user;

	/**
	 * @param int $id Of a user who may be gone.
	 */
	public function __construct( private readonly int $id ) {
		$user       = get_userdata( $id );
		$this->user = $user instanceof \WP_User ? $user : null;
	}

	public function exists(): bool {
		return null !== $this->user;
	}

	public function can_read(): bool {
		return null !== $this->user && user_can( $this->user, 'read_private_shop_orders' );
	}

	public function can_write(): bool {
		return null !== $this->user && user_can( $this->user, 'publish_shop_orders' ) && user_can( $this->user, 'edit_others_shop_orders' );
	}

	/**
	 * Why a key with these permissions is of no use; empty when it is.
	 */
	public function objection( string $permissions ): string {
		return match ( true ) {
			! $this->exists() => 'key_user_gone',
			'write' !== $permissions && ! $this->can_read(), 'read' !== $permissions && ! $this->can_write() => 'key_user_too_weak',
			default           => '',
		};
	}

	/**
	 * @return array{id:int,name:string,can_read:bool,can_write:bool}
	 */
	public function to_array(): array {
		return array(
			'id'        => $this->id,
			'name'      => $this->user->display_name ?? '',
			'can_read'  => $this->can_read(),
			'can_write' => $this->can_write(),
		);
	}
}
