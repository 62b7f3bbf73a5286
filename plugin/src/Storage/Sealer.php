<?php
/**
 * Secrets at rest: XChaCha20-Poly1305, bound to site, field and connection, with a key that is not in the database. Fails closed.
 */

declare( strict_types=1 );

namespace Pedal\Storage;

use Pedal\Core\Unreadable;

final class Sealer {

	private const MIN_KEY_LENGTH = 32;

	/**
	 * @param string $key_material PEDAL_KEY, or the site's salts.
	 * @param string $install_id   Random, once per shop.
	 */
	public function __construct(
		#[\SensitiveParameter] private readonly string $key_material,
		private readonly string $install_id,
		private readonly int $site,
	) {}

	/**
	 * PEDAL_KEY, else two of the site's salts; empty when those are the sample text or too short.
	 */
	public static function key_material(): string {
		if ( defined( 'PEDAL_KEY' ) ) {
			return (string) PEDAL_KEY;
		}
		$salts = array_map(
			static fn( string $name ): string => defined( $name ) ? (string) constant( $name ) : '',
			array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT' )
		);
		foreach ( $salts as $salt ) {
			if ( strlen( $salt ) < self::MIN_KEY_LENGTH || 'put your unique phrase here' === $salt ) {
				return '';
			}
		}
		return implode( '.', $salts );
	}

	public function can_seal(): bool {
		return strlen( $this->key_material ) >= self::MIN_KEY_LENGTH && function_exists( 'sodium_crypto_aead_xchacha20poly1305_ietf_encrypt' );
	}

	/**
	 * @param string $field         What it is, e.g. `secret`; a sealed value opens for that field only.
	 * @throws Unreadable When this server cannot seal: never stored in clear instead.
	 */
	public function seal( #[\SensitiveParameter] string $plain, string $field, int $connection_id ): string {
		if ( ! $this->can_seal() ) {
			throw new Unreadable( 'Secrets cannot be sealed here: set PEDAL_KEY (32 or more characters) in wp-config.php.' );
		}
		$nonce  = random_bytes( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
		$sealed = sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( $plain, $this->bound_to( $field, $connection_id ), $nonce, $this->key() );
		return base64_encode( $nonce . $sealed );
	}

	/**
	 * @throws Unreadable
	 */
	public function open( ?string $sealed, string $field, int $connection_id ): string {
		$bytes = base64_decode( (string) $sealed, true );
		if ( ! $this->can_seal() || ! is_string( $bytes ) || strlen( $bytes ) <= SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES ) {
			throw new Unreadable( 'There is no readable secret.' );
		}
		$nonce = substr( $bytes, 0, SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
		$plain = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt(
			substr( $bytes, SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES ),
			$this->bound_to( $field, $connection_id ),
			$nonce,
			$this->key()
		);
		return is_string( $plain ) ? $plain : throw new Unreadable( 'The seal of the secret does not open: were the site\'s salts changed?' );
	}

	private function bound_to( string $field, int $connection_id ): string {
		return "pedal|{$this->site}|{$this->install_id}|$field|$connection_id|v1";
	}

	private function key(): string {
		return hash_hkdf( 'sha256', $this->key_material, 32, 'pedal-bridge secrets v1' );
	}

	/**
	 * @return array<string,string>
	 */
	public function __debugInfo(): array {
		return array();
	}

	/**
	 * @return array<mixed>
	 */
	public function __serialize(): array {
		throw new \LogicException( 'Keys are not serialized.' );
	}
}
