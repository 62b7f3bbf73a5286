<?php
/**
 * Registers the routes of wiring/routes.php with WordPress, and serves them: right, arguments, handler, answer.
 */

declare( strict_types=1 );

namespace Pedal\Rest;

final class Router {

	public const SPACE = 'wc-pedal/v1';

	/**
	 * @param list<array{0:string,1:string,2:string|array{class-string,string},3:array{class-string,string},4:callable():array<string,mixed>,5:callable():array<string,mixed>,6?:int}> $routes
	 * @param \Closure(class-string):object $make
	 */
	public function __construct(
		private readonly array $routes,
		private readonly \Closure $make,
		private readonly ProblemAnswer $problems,
	) {}

	/**
	 * On `rest_api_init`.
	 */
	public function register(): void {
		if ( self::is_call_of_others() ) {
			return;
		}
		foreach ( $this->routes as $route ) {
			list( $verbs, $path, $access, $handler, $arguments, $answer ) = $route;
			$status = $route[6] ?? 200;
			register_rest_route(
				self::SPACE,
				self::pattern( $path ),
				array(
					array(
						'methods'             => $verbs,
						'callback'            => fn( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error => $this->serve( $request, $handler, $arguments, $status ),
						'permission_callback' => fn( \WP_REST_Request $request ): bool|\WP_Error => $this->may( $access, $request ),
						'args'                => self::described( $arguments() ),
						'show_in_index'       => is_string( $access ),
					),
					'schema' => $answer,
				)
			);
		}
	}

	/**
	 * A checkout is a REST call too, and must not pay for routes it does not ask for.
	 */
	private static function is_call_of_others(): bool {
		global $wp;
		$called = $wp instanceof \WP ? $wp->query_vars['rest_route'] ?? '' : '';
		return is_string( $called ) && '' !== trim( $called, '/' ) && 0 !== stripos( ltrim( $called, '/' ) . '/', self::SPACE . '/' );
	}

	/**
	 * @return non-falsy-string
	 */
	private static function pattern( string $path ): string {
		return '/' . ltrim( strtr( $path, array( '{id}' => '(?P<id>\d{1,19})', '{token}' => '(?P<token>[^/]+)' ) ), '/' );
	}

	/**
	 * For those who ask a route what it takes. Checking is ours, see Arguments.
	 *
	 * @param array<string,mixed> $schema
	 * @return array<string,array<string,mixed>>
	 */
	private static function described( array $schema ): array {
		$args = array();
		foreach ( is_array( $schema['properties'] ?? null ) ? $schema['properties'] : array() as $name => $property ) {
			$args[ (string) $name ] = array( 'sanitize_callback' => null ) + ( is_array( $property ) ? $property : array() );
		}
		return $args;
	}

	/**
	 * Pure: WordPress asks it more than once per call.
	 *
	 * @param string|array{class-string,string} $access
	 */
	private function may( string|array $access, \WP_REST_Request $request ): bool|\WP_Error {
		if ( is_string( $access ) ) {
			return current_user_can( $access ) ? true : $this->problems->no( 'rest_forbidden', rest_authorization_required_code() );
		}
		return true === $this->call( $access, $request );
	}

	/**
	 * @param array{class-string,string} $method
	 */
	private function call( array $method, mixed $argument ): mixed {
		$callable = array( ( $this->make )( $method[0] ), $method[1] );
		return is_callable( $callable ) ? $callable( $argument ) : throw new \LogicException( "{$method[0]} has no {$method[1]}()." );
	}

	/**
	 * @param array{class-string,string}     $handler
	 * @param callable():array<string,mixed> $arguments
	 */
	private function serve( \WP_REST_Request $request, array $handler, callable $arguments, int $status ): \WP_REST_Response|\WP_Error {
		try {
			$answer = $this->call( $handler, Arguments::of( $request, $arguments() ) );
			$answer = $answer instanceof Answer ? $answer : new Answer( $answer, $status );
		} catch ( \Throwable $failure ) {
			return $this->problems->of( $failure );
		}
		$is_list = is_array( $answer->data ) && array_is_list( $answer->data );
		$whole   = $is_list ? Answer::page( $answer->data, count( $answer->data ), max( 1, count( $answer->data ) ) )->headers : array();
		return new \WP_REST_Response( $answer->data, $answer->status, $answer->headers + $whole );
	}
}
