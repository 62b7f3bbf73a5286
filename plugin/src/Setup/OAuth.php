<?php
/**
 * One-legged OAuth 1.0a as WooCommerce checks it (WC_REST_Authentication): the only way a key works on plain http.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

final class OAuth {

	/**
	 * @param array<string,string> $query      Of the request, without the signature's own fields.
	 * @param string               $signed_url The address that the shop believes was asked: behind some proxies it differs from the one that was.
	 * @return array<string,string> The query with its signature.
	 */
	public static function signed( string $method, string $signed_url, array $query, string $key, #[\SensitiveParameter] string $secret ): array {
		$query += array(
			'oauth_consumer_key'     => $key,
			'oauth_nonce'            => bin2hex( random_bytes( 16 ) ),
			'oauth_signature_method' => 'HMAC-SHA256',
			'oauth_timestamp'        => (string) time(),
		);
		ksort( $query, SORT_STRING );
		$pairs = array();
		foreach ( $query as $name => $value ) {
			$pairs[] = rawurlencode( rawurlencode( $name ) . '=' . rawurlencode( $value ) );
		}
		$text                     = "$method&" . rawurlencode( $signed_url ) . '&' . implode( '%26', $pairs );
		$query['oauth_signature'] = base64_encode( hash_hmac( 'sha256', $text, "$secret&", true ) );
		return $query;
	}
}
