<?php
/**
 * A request → the arguments its route knows, checked and typed. What the path says wins over what the body says.
 *
 * After the right to call was checked, so that strangers learn nothing; that is why WordPress' own validation is not used.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Core\Fields;
use Pedal\Rest\Schema\Reader;
use Pedal\Rest\Schema\Type;

final class Arguments {

	/**
	 * WordPress' and WooCommerce's own, on every call.
	 */
	private const NOT_OURS = '/^(_locale|_fields|_envelope|_embed|_pretty|_jsonp|_method|_wpnonce|rest_route|consumer_key|consumer_secret|oauth_\w+)$/';

	private const CONTEXTS = array( 'view', 'embed', 'edit' );

	/**
	 * @param array<string,mixed> $schema
	 * @return array<string,mixed>
	 * @throws InvalidArguments
	 */
	public static function of( \WP_REST_Request $request, array $schema ): array {
		$query  = array_filter( $request->get_query_params(), self::is_ours( ... ), ARRAY_FILTER_USE_BOTH );
		$body   = self::body( $request, ( new Fields( $schema ) )->in( 'properties' ) );
		$reader = new Reader( 'GET' === $request->get_method() || 'HEAD' === $request->get_method() || array() === $body );
		$read   = $reader->read( self::with_precondition( $body + $query, $request, $schema ), $schema, '' );
		$faults = $reader->faults();
		if ( array() !== $faults ) {
			throw new InvalidArguments( $faults );
		}
		return self::of_path( $request ) + ( new Fields( $read ) )->named();
	}

	private static function is_ours( mixed $value, int|string $name ): bool {
		return 1 !== preg_match( self::NOT_OURS, (string) $name ) && ! ( 'context' === $name && in_array( $value, self::CONTEXTS, true ) );
	}

	/**
	 * @return array<mixed>
	 */
	private static function body( \WP_REST_Request $request, Fields $properties ): array {
		if ( in_array( $request->get_method(), array( 'GET', 'HEAD' ), true ) ) {
			return array();
		}
		$body = $request->is_json_content_type() ? $request->get_json_params() : $request->get_body_params();
		$body = is_array( $body ) ? $body : array();
		// A bare list is the list this call is about; an empty one looks like an empty object once it is decoded.
		$is_list = array() === $body ? str_starts_with( ltrim( (string) $request->get_body() ), '[' ) : array_is_list( $body );
		return $is_list && $properties->has( 'rules' ) ? array( 'rules' => $body ) : $body;
	}

	/**
	 * `If-Match` is the version that a change is based on, for those who rather say it in HTTP.
	 *
	 * @param array<mixed>        $given
	 * @param array<string,mixed> $schema
	 * @return array<mixed>
	 */
	private static function with_precondition( array $given, \WP_REST_Request $request, array $schema ): array {
		$version = $request->get_header( 'if_match' );
		return is_string( $version ) && ( new Fields( $schema ) )->in( 'properties' )->has( 'version' ) ? $given + array( 'version' => $version ) : $given;
	}

	/**
	 * @return array<string,int|string>
	 */
	private static function of_path( \WP_REST_Request $request ): array {
		$path = array();
		foreach ( $request->get_url_params() as $name => $value ) {
			$text                   = is_scalar( $value ) ? (string) $value : '';
			$path[ (string) $name ] = 'id' === $name ? min( (int) $text, Type::MAX_ID ) : $text;
		}
		return $path;
	}
}
