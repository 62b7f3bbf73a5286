<?php
/**
 * What holds for every call of ours before it is served and after: its size, the doorbell's own door, no caching.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Rest\Schema\Fault;

final class Manners {

	public const CACHE = 'private, no-store';

	private const HOOK = '~^/' . Router::SPACE . '/hook/([^/]+)/?$~i';

	/**
	 * The call being answered is ours.
	 */
	private bool $ours = false;

	/**
	 * WordPress puts the answer with its headers into a new one.
	 */
	private bool $enveloped = false;

	/**
	 * @param \Closure():HookResource  $hook     Made only when the platform rings.
	 * @param \Closure():ProblemAnswer $problems
	 */
	public function __construct(
		private readonly \Closure $hook,
		private readonly \Closure $problems,
	) {}

	/**
	 * On `rest_pre_dispatch`, early: before WordPress decodes the body and answers OPTIONS.
	 */
	public function before( mixed $answer, mixed $server, \WP_REST_Request $request ): mixed {
		if ( null !== $answer || ! self::is_ours( $request ) ) {
			return $answer;
		}
		if ( 1 === preg_match( self::HOOK, $request->get_route(), $found ) ) {
			return ( $this->hook )()->answer( $found[1], $request );
		}
		if ( strlen( (string) $request->get_body() ) > EarlyGate::BYTES ) {
			// WordPress would decode it all the same, to look for `_fields`.
			$request->set_body( '' );
			return ( $this->problems )()->no( 'pedal_too_large', 413 );
		}
		return self::is_a_bare_value( $request ) ? ( $this->problems )()->of( new InvalidArguments( array( new Fault( 'body', 'type', 'object' ) ) ) ) : null;
	}

	/**
	 * WordPress stumbles over JSON that is neither an object nor a list.
	 */
	private static function is_a_bare_value( \WP_REST_Request $request ): bool {
		return $request->is_json_content_type() && is_scalar( $request->get_json_params() );
	}

	/**
	 * On `rest_post_dispatch`, for good answers and bad ones.
	 */
	public function after( \WP_HTTP_Response $answer, mixed $server, \WP_REST_Request $request ): \WP_HTTP_Response {
		$this->ours      = self::is_ours( $request );
		$this->enveloped = isset( $request->get_query_params()['_envelope'] );
		if ( $this->ours ) {
			$answer->header( 'Cache-Control', self::CACHE );
			$answer->set_data( self::in_our_shape( $answer->get_data(), $answer->get_status() ) );
			if ( in_array( $answer->get_status(), array( 429, 503 ), true ) ) {
				$answer->header( 'Retry-After', '60' );
			}
		}
		return $answer;
	}

	/**
	 * On `rest_send_nocache_headers`, last: WordPress' own, which forbid as much, would replace ours; they are all that an envelope has.
	 */
	public function own_cache_header( bool $send ): bool {
		return $this->enveloped ? $send || $this->ours : $send && ! $this->ours;
	}

	/**
	 * WordPress' and WooCommerce's own noes carry facts beside the status; ours carry them as details.
	 */
	private static function in_our_shape( mixed $answer, int $status ): mixed {
		if ( $status < 400 || ! is_array( $answer ) || ! isset( $answer['code'] ) ) {
			return $answer;
		}
		$facts   = is_array( $answer['data'] ?? null ) ? $answer['data'] : array();
		$ours    = array_intersect_key( $facts, array_flip( array( 'hint', 'field', 'params', 'details' ) ) );
		$details = array_diff_key( $facts, $ours, array( 'status' => 0 ) );
		return array(
			'code'    => $answer['code'],
			'message' => $answer['message'] ?? '',
			'data'    => array( 'status' => $status ) + $ours + ( array() === $details ? array() : array( 'details' => $details ) ),
		);
	}

	/**
	 * Routes are found whatever their letters' case.
	 */
	private static function is_ours( \WP_REST_Request $request ): bool {
		return 0 === stripos( $request->get_route() . '/', '/' . Router::SPACE . '/' );
	}
}
