<?php
/**
 * `/setup`: how far the shop has come, permalinks, and keys for platforms that read the shop.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Forwarding\Problem;
use Pedal\Setup\Guide;
use Pedal\Setup\KeyCheck;
use Pedal\Setup\Keys;
use Pedal\Setup\Permalinks;

final class SetupResource {

	public function __construct(
		private readonly Guide $guide,
		private readonly Permalinks $permalinks,
		private readonly Keys $keys,
		private readonly KeyCheck $check,
	) {}

	/**
	 * @return array<string,mixed>
	 */
	public function overview(): array {
		return $this->guide->overview();
	}

	/**
	 * Addresses of the whole site change, not only the shop's: a shop manager may not do that.
	 *
	 * @param array<string,mixed> $given
	 * @return array<string,mixed>
	 * @throws Problem
	 */
	public function permalinks( array $given ): array {
		if ( ! current_user_can( 'manage_options' ) ) {
			throw new Problem( 'rest_forbidden', rest_authorization_required_code() );
		}
		return $this->permalinks->change( ( new Fields( $given ) )->text( 'structure' ) );
	}

	/**
	 * @param array<string,mixed> $arguments
	 */
	public function keys( array $arguments ): Answer {
		return ShortCollection::of( $this->keys->all(), array( 'description', 'truncated_key', 'user.name' ) )->page( $arguments );
	}

	/**
	 * @param array<string,mixed> $given
	 * @return array<string,mixed>
	 * @throws Problem
	 */
	public function create_key( array $given ): array {
		$key = new Fields( $given );
		return $this->keys->create( $key->text( 'description' ), $key->number( 'user_id' ), $key->text( 'permissions' ) );
	}

	/**
	 * @param array<string,mixed> $given
	 * @return array{deleted:true,id:int}
	 * @throws Problem
	 */
	public function revoke_key( array $given ): array {
		$id = ( new Fields( $given ) )->number( 'id' );
		$this->keys->revoke( $id );
		return array(
			'deleted' => true,
			'id'      => $id,
		);
	}

	/**
	 * @param array<string,mixed> $given
	 * @return array<string,mixed>
	 */
	public function verify_key( array $given ): array {
		$pair = new Fields( $given );
		return $this->check->verify( $pair->text( 'consumer_key' ), $pair->text( 'consumer_secret' ) );
	}
}
