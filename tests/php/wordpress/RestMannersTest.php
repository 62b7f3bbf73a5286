<?php
/**
 * What holds for every call: arguments, sizes, errors, caching, and who may be believed.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Forwarding\Log;
use Pedal\Forwarding\Sentences;
use Pedal\Platform\Refused;
use Pedal\Platform\Unavailable;
use Pedal\Platform\Uncertain;
use Pedal\Rest\CheckSteps;
use Pedal\Rest\ProblemAnswer;
use Pedal\Rest\Words;
use Pedal\Storage\StorageFailed;

final class RestMannersTest extends RestCase {

	/**
	 * @param array<string, string> $headers
	 */
	private function raw( string $method, string $path, string $body, array $headers = array( 'content-type' => 'application/json' ) ): \WP_REST_Response {
		wp_set_current_user( $this->user( 'administrator' ) );
		$request = new \WP_REST_Request( $method, "/wc-pedal/v1$path" );
		$request->set_headers( $headers );
		$request->set_body( $body );
		$answer = rest_ensure_response( apply_filters( 'rest_post_dispatch', rest_do_request( $request ), rest_get_server(), $request ) );
		self::assertSame( 'private, no-store', $answer->get_headers()['Cache-Control'] );
		if ( $answer->is_error() ) {
			$this->assert_fits( json_decode( (string) wp_json_encode( $answer->get_data() ), true ), \Pedal\Rest\Schema\Site::problem(), "$method $path" );
		}
		return $answer;
	}

	public function test_every_route_refuses_arguments_it_does_not_know(): void {
		foreach ( self::routes() as list( $verbs, $path, $access ) ) {
			if ( ! is_string( $access ) ) {
				continue;
			}
			foreach ( explode( ', ', $verbs ) as $verb ) {
				$answer = $this->ask( $verb, str_replace( '{id}', '1', $path ), array( 'nonsense' => 1 ) );
				self::assertSame( 400, $answer['status'], "$verb $path" );
				self::assertSame( 'rest_invalid_param', $answer['data']['code'] );
				self::assertArrayHasKey( 'nonsense', $answer['data']['data']['params'], "$verb $path" );
			}
		}
	}

	public function test_bodies_that_are_no_object_are_refused(): void {
		foreach ( array( '{', '"text"', '5', 'true', '[1]', '{"a":' . str_repeat( '[', 600 ) . str_repeat( ']', 600 ) . '}', "\xEF\xBB\xBF{}", "{\"name\":\"\xff\"}" ) as $body ) {
			self::assertSame( 400, $this->raw( 'POST', '/deliveries', $body )->get_status(), $body );
		}
	}

	public function test_a_body_says_nothing_about_the_path(): void {
		self::assertSame( 400, $this->raw( 'PATCH', '/connections/1', '{"id":2,"name":"x"}' )->get_status() );
	}

	public function test_a_form_is_understood_like_json(): void {
		wp_set_current_user( $this->user( 'administrator' ) );
		$request = new \WP_REST_Request( 'POST', '/wc-pedal/v1/deliveries' );
		$request->set_body_params( array( 'order_id' => '99999999' ) );
		self::assertSame( 404, rest_do_request( $request )->get_status() );
	}

	public function test_more_than_256_kib_is_refused_and_dropped(): void {
		$answer = $this->raw( 'POST', '/connections', '{"name":"' . str_repeat( 'x', 262144 ) . '"}' );
		self::assertSame( array( 413, 'pedal_too_large' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
		self::assertSame( 413, $this->raw( 'PUT', '/rules', str_repeat( '[', 10485760 ) )->get_status() );
	}

	public function test_a_verb_or_address_that_is_not_there_is_404(): void {
		foreach ( array( array( 'DELETE', '/settings' ), array( 'GET', '/drain' ), array( 'GET', '/connections/abc' ), array( 'GET', '/secrets' ) ) as list( $verb, $path ) ) {
			self::assertSame( 404, $this->raw( $verb, $path, '' )->get_status() );
		}
	}

	public function test_wordpress_does_not_replace_our_cache_header(): void {
		$this->raw( 'GET', '/status', '' );
		self::assertFalse( apply_filters( 'rest_send_nocache_headers', true ) );
		$other = new \WP_REST_Request( 'GET', '/wp/v2/types' );
		apply_filters( 'rest_post_dispatch', rest_do_request( $other ), rest_get_server(), $other );
		self::assertTrue( apply_filters( 'rest_send_nocache_headers', true ), 'Others keep theirs.' );
	}

	public function test_an_envelope_that_hides_our_cache_header_has_wordpress_own(): void {
		$enveloped = new \WP_REST_Request( 'GET', '/wc-pedal/v1/status' );
		$enveloped->set_query_params( array( '_envelope' => '1' ) );
		apply_filters( 'rest_post_dispatch', rest_do_request( $enveloped ), rest_get_server(), $enveloped );
		self::assertTrue( apply_filters( 'rest_send_nocache_headers', false ) );
	}

	public function test_calls_of_others_do_not_pay_for_our_routes(): void {
		global $wp, $wp_rest_server;
		$server = $wp_rest_server;
		$vars   = $wp->query_vars;
		$count  = static function ( ?string $called ) use ( $wp ): int {
			$GLOBALS['wp_rest_server'] = null;
			$wp->query_vars            = null === $called ? array() : array( 'rest_route' => $called );
			return count( rest_get_server()->get_routes( 'wc-pedal/v1' ) );
		};
		$found  = array_map( $count, array( null, '/', '/wc-pedal/v1', '/WC-Pedal/v1/status', '/wc/store/v1/checkout', '/wc-pedal/v10/x', '/batch/v1' ) );
		$wp_rest_server = $server;
		$wp->query_vars = $vars;
		self::assertGreaterThan( 30, $found[0] );
		self::assertSame( array( $found[0], $found[0], $found[0], $found[0], 0, 0, 0 ), $found );
	}

	public function test_a_route_describes_itself(): void {
		wp_set_current_user( $this->user( 'administrator' ) );
		$route = rest_do_request( new \WP_REST_Request( 'OPTIONS', '/wc-pedal/v1/connections' ) )->get_data();
		self::assertSame( 191, $route['endpoints'][1]['args']['name']['maxLength'] );
		self::assertSame( 'Connection', $route['schema']['title'] );
	}

	public function test_every_failure_has_its_answer_and_none_tells_about_the_inside(): void {
		$sentences = new Sentences();
		$problems  = new ProblemAnswer( $sentences, new Words(), new CheckSteps( $sentences ), new Log() );
		$tell      = static fn( \Throwable $failure ): array => array( $problems->of( $failure )->get_error_code(), $problems->of( $failure )->get_error_data()['status'] );
		self::assertSame( array( 'slot_taken', 422 ), $tell( new Refused( 'slot_taken', 'dropoff.timeSlot', 'Pris.' ) ) );
		self::assertSame( array( 'pedal_throttled', 503 ), $tell( new Unavailable( 'pedal_throttled', true, 429, 30 ) ) );
		self::assertSame( array( 'pedal_host_unreachable', 503 ), $tell( new Unavailable( 'backoff', false ) ) );
		self::assertSame( array( 'pedal_host_unreachable', 503 ), $tell( new Uncertain( 'quarantine' ) ) );
		self::assertSame( array( 'pedal_storage_failed', 503 ), $tell( new StorageFailed( 'Table wp_secret is gone' ) ) );
		self::assertSame( array( 'pedal_failed', 500 ), $tell( new \TypeError( 'password=hunter2' ) ) );
		$told = serialize( array( $problems->of( new StorageFailed( 'Table wp_secret is gone' ) ), $problems->of( new \TypeError( 'password=hunter2' ) ) ) );
		self::assertStringNotContainsString( 'wp_secret', $told );
		self::assertStringNotContainsString( 'hunter2', $told );
	}

	public function test_a_handler_that_breaks_answers_500_without_its_message(): void {
		add_filter( 'pedal_drivers', static fn(): array => throw new \RuntimeException( 'password=hunter2' ) );
		$answer = $this->ask( 'GET', '/drivers' );
		self::assertSame( array( 500, 'pedal_failed' ), array( $answer['status'], $answer['data']['code'] ) );
		self::assertStringNotContainsString( 'hunter2', serialize( $answer ) );
	}
}
