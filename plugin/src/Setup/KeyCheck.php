<?php
/**
 * Does a key pair work from outside? Makes the documented basic request and names the cause when it fails.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Forwarding\KeyText;
use Pedal\Storage\ApiKeys;

final class KeyCheck {

	public function __construct(
		private readonly Doorway $doorway,
		private readonly ApiKeys $keys,
		private readonly Causes $causes,
	) {}

	/**
	 * @return array{ok:bool,code:string,message:string,status:int,hint:string,evidence:string}
	 */
	public function verify( string $consumer_key, #[\SensitiveParameter] string $consumer_secret ): array {
		$this->doorway->forget();
		$key    = KeyText::clean( $consumer_key );
		$secret = KeyText::clean( $consumer_secret );
		$code   = self::form_of( $key, $secret );
		// What is no key may be a secret in the wrong field; it must not end up in the log of a web server.
		return '' === $code ? $this->through_the_door( $key, $secret, $this->known( $key, $secret ) ) : $this->answer( $code );
	}

	private static function form_of( string $key, #[\SensitiveParameter] string $secret ): string {
		return match ( true ) {
			str_starts_with( $key, 'cs_' ) && str_starts_with( $secret, 'ck_' ) => 'keys_swapped',
			1 !== preg_match( '/^ck_[0-9a-f]{40}$/', $key ), 1 !== preg_match( '/^cs_[0-9a-f]{40}$/', $secret ) => 'key_malformed',
			default => '',
		};
	}

	private function known( string $key, #[\SensitiveParameter] string $secret ): string {
		$stored = $this->keys->by_consumer_key( $key );
		if ( null === $stored ) {
			return 'key_unknown';
		}
		if ( ! $this->keys->has_secret( $stored['id'], $secret ) ) {
			return 'secret_wrong';
		}
		$user = new KeyUser( $stored['user_id'] );
		return match ( true ) {
			! $user->exists()                  => 'key_user_gone',
			'write' === $stored['permissions'] => 'rights_too_weak',
			! $user->can_read()                => 'rights_too_weak',
			default                            => '',
		};
	}

	/**
	 * @param string $known What the shop itself knows against the pair; it says more than a closed door.
	 * @return array{ok:bool,code:string,message:string,status:int,hint:string,evidence:string}
	 */
	private function through_the_door( string $key, #[\SensitiveParameter] string $secret, string $known ): array {
		$url = $this->doorway->url( 'wc/v3/orders' );
		if ( str_contains( $url, 'rest_route=' ) ) {
			return $this->answer( '' === $known ? 'plain_permalinks' : $known );
		}
		$reply = $this->is_https() ? $this->with_basic( $url, $key, $secret ) : $this->with_signature( $url, $url, $key, $secret );
		if ( '' !== $known ) {
			return $this->answer( $known, $reply );
		}
		if ( Obstacle::None === $reply->obstacle ) {
			return $this->answer( $reply->is_from_cache() ? 'cached' : '', $reply );
		}
		return $this->answer( 401 === $reply->status() && Obstacle::Refused === $reply->obstacle ? $this->why_not_let_in( $reply, $url, $key, $secret ) : $reply->obstacle->value, $reply );
	}

	/**
	 * The pair is right, yet the shop did not see it. A signature travels in the address, where nothing is stripped, and
	 * fits only when both sides agree on http or https: so it tells what was lost.
	 */
	private function why_not_let_in( Reply $reply, string $url, string $key, #[\SensitiveParameter] string $secret ): string {
		if ( $reply->is_from_cache() ) {
			return 'cached';
		}
		if ( ! $this->is_https() ) {
			return 'refused';
		}
		if ( Obstacle::None === $this->with_signature( $url, $url, $key, $secret )->obstacle ) {
			return 'authorization_stripped';
		}
		$plain = set_url_scheme( $url, 'http' );
		return Obstacle::None === $this->with_signature( $url, $plain, $key, $secret )->obstacle ? 'https_not_seen' : 'refused';
	}

	private function is_https(): bool {
		return str_starts_with( $this->doorway->url( '' ), 'https://' );
	}

	private function with_basic( string $url, string $key, #[\SensitiveParameter] string $secret ): Reply {
		return $this->doorway->ask( add_query_arg( 'per_page', '1', $url ), array( 'Authorization' => 'Basic ' . base64_encode( "$key:$secret" ) ) );
	}

	private function with_signature( string $url, string $signed_url, string $key, #[\SensitiveParameter] string $secret ): Reply {
		$query = OAuth::signed( 'GET', $signed_url, array( 'per_page' => '1' ), $key, $secret );
		return $this->doorway->ask( $url . '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ) );
	}

	/**
	 * @return array{ok:bool,code:string,message:string,status:int,hint:string,evidence:string}
	 */
	private function answer( string $code, ?Reply $reply = null ): array {
		return array(
			'ok'       => '' === $code,
			'code'     => $code,
			'message'  => '' === $code ? __( 'The key works: your shop answered with its orders.', 'pedal-bridge' ) : $this->causes->of( $code ),
			'status'   => $reply?->status() ?? 0,
			// A pair that works with a signature only works with few programs.
			'hint'     => $this->causes->hint( '' === $code && ! $this->is_https() ? 'plain_http' : $code ),
			'evidence' => $reply->evidence ?? '',
		);
	}
}
