<?php
/**
 * The platform's doorbell: verified on its raw bytes, noted, answered. Every unverifiable call gets the same answer.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

use Pedal\Forwarding\Log;
use Pedal\Forwarding\WebhookReceiver;

final class HookResource {

	private const BAD_PER_MINUTE = 20;

	public function __construct(
		private readonly WebhookReceiver $receiver,
		private readonly Throttle $throttle,
		private readonly Log $log,
	) {}

	/**
	 * Before WordPress decodes anything.
	 */
	public function answer( string $token, \WP_REST_Request $request ): \WP_REST_Response {
		$body = (string) $request->get_body();
		$type = $request->get_content_type();
		$kind = is_array( $type ) ? strtolower( (string) $type['value'] ) : '';
		// Whatever happens to it from here on, nobody decodes it a second time.
		$request->set_body( '' );
		return match ( true ) {
			self::is_no_plain_post( $request )        => self::no( 405, array( 'Allow' => 'POST' ) ),
			strlen( $body ) > EarlyGate::HOOK_BYTES   => self::no( 413 ),
			'application/json' !== $kind              => self::no( 415 ),
			default                                   => $this->noted( $token, $body, self::headers( $request ) ),
		};
	}

	/**
	 * The route's verifier. The call itself never gets past answer(); this stands for routes found by another way.
	 */
	public function is_open(): bool {
		return true;
	}

	/**
	 * The route's handler, likewise.
	 */
	public function ring(): Answer {
		return new Answer( new \stdClass(), 401 );
	}

	/**
	 * @param array<string,string> $headers
	 */
	private function noted( string $token, string $body, array $headers ): \WP_REST_Response {
		try {
			if ( $this->receiver->receive( $token, $body, $headers ) ) {
				return new \WP_REST_Response( new \stdClass(), 202 );
			}
			return self::no( $this->throttle->is_flood( 'hook_' . Caller::address(), self::BAD_PER_MINUTE ) ? 429 : 401 );
		} catch ( \Throwable $failure ) {
			$this->log->error( 'A call of the platform could not be noted; it will come again.', $failure );
			return self::no( 503 );
		}
	}

	/**
	 * Methods in disguise would come as something else to every log and firewall on the way.
	 */
	private static function is_no_plain_post( \WP_REST_Request $request ): bool {
		$query = $request->get_query_params();
		return 'POST' !== $request->get_method() || isset( $query['_method'] ) || null !== $request->get_header( 'x_http_method_override' );
	}

	/**
	 * @return array<string,string> Lower-case names; a header that came twice is none that verifies.
	 */
	private static function headers( \WP_REST_Request $request ): array {
		$headers = array();
		foreach ( $request->get_headers() as $name => $values ) {
			$headers[ str_replace( '_', '-', strtolower( (string) $name ) ) ] = implode( ',', array_filter( (array) $values, 'is_string' ) );
		}
		return $headers;
	}

	/**
	 * @param array<string,string> $headers
	 */
	private static function no( int $status, array $headers = array() ): \WP_REST_Response {
		$said = match ( $status ) {
			405     => array( 'pedal_only_post', __( 'Only POST is understood here.', 'pedal-bridge' ) ),
			413     => array( 'pedal_too_large', __( 'This is too much at once.', 'pedal-bridge' ) ),
			415     => array( 'pedal_only_json', __( 'Only JSON is understood here.', 'pedal-bridge' ) ),
			429     => array( 'pedal_throttled', __( 'Too many calls that could not be verified.', 'pedal-bridge' ) ),
			503     => array( 'pedal_storage_failed', __( 'It could not be noted. Call again.', 'pedal-bridge' ) ),
			default => array( 'pedal_not_verified', __( 'This call could not be verified.', 'pedal-bridge' ) ),
		};
		return new \WP_REST_Response( array( 'code' => $said[0], 'message' => $said[1], 'data' => array( 'status' => $status ) ), $status, $headers );
	}
}
