<?php
/**
 * A delivery platform inside this process, at the end of WordPress' HTTP functions: speaks as much CoopCycle as the engine needs.
 *
 * Faithfulness is the business of bin/sandbox; this one is quick and lets a test decide the next answer.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

final class FakePlatform {

	public const URL        = 'http://127.0.0.1:8601';
	public const IDENTIFIER = '0123456789abcdef0123456789abcdef';
	public const STORE      = '/api/stores/31';

	public string $secret = 'c0ffee00c0ffee00c0ffee00c0ffee00';

	/**
	 * @var list<array{method:string,path:string,query:string,headers:array<string,string>,body:string,json:mixed}>
	 */
	public array $requests = array();

	/**
	 * @var list<string> Calls to any other address; a test that allows none need not ask, see TestCase.
	 */
	public array $strays = array();

	/**
	 * An address that is really called.
	 */
	public string $wire = '';

	/**
	 * @var array<int, array<string, mixed>> Deliveries by id, as the API shows them.
	 */
	public array $deliveries = array();

	/**
	 * @var list<string> Choices of the default time slot; null makes the Store one without a slot.
	 */
	public ?array $choices = array();

	/**
	 * @var array<int, array{event:string,url:string,secret:string}>
	 */
	public array $webhooks = array();

	/**
	 * Seconds that have passed in the test; the platform's clock goes along.
	 */
	public int $passed = 0;

	/**
	 * The list shows a new delivery only after so many seconds.
	 */
	public int $list_lag = 0;

	/**
	 * @var array<int, array{at:int, request:array<string, mixed>}> Creations that the platform takes its time for.
	 */
	private array $late = array();

	private int $tokens   = 0;
	private int $next_id  = 4711;
	private ?string $live = null;

	/**
	 * @var list<array{pattern:string,answer:mixed,after_work:bool}>
	 */
	private array $faults = array();

	public function __construct() {
		foreach ( array( 1, 2 ) as $days ) {
			$day             = gmdate( 'Y-m-d', time() + 86400 * $days );
			$this->choices[] = "{$day}T08:00:00Z/{$day}T10:00:00Z";
			$this->choices[] = "{$day}T12:00:00Z/{$day}T14:00:00Z";
		}
		add_filter( 'pre_http_request', $this->answer( ... ), PHP_INT_MAX, 3 );
	}

	/**
	 * The next call that matches gets this answer: a status, a [status, body, headers] or a cURL error's text.
	 *
	 * @param string           $pattern    Regular expression on `POST /api/deliveries`.
	 * @param int|string|array{0:int, 1:mixed, 2?:array<string,string>}|\Closure(array<string,mixed>):mixed $answer A closure may answer null: no fault.
	 * @param bool             $after_work The work is done first: the answer is lost, not the request.
	 */
	public function fail( string $pattern, int|string|array|\Closure $answer, bool $after_work = false, int $times = 1 ): void {
		for ( ; $times > 0; --$times ) {
			$this->faults[] = compact( 'pattern', 'answer', 'after_work' );
		}
	}

	/**
	 * The next creation is answered with a time-out, and done all the same so many seconds later.
	 */
	public function commit_later( int $seconds ): void {
		$this->fail(
			'^POST /api/deliveries$',
			function ( array $request ) use ( $seconds ): string {
				$this->late[] = array( 'at' => $this->now() + $seconds, 'request' => $request );
				return 'cURL error 28: Operation timed out';
			}
		);
	}

	/**
	 * Deliveries of others in the same Store's list.
	 *
	 * @param string $window As a choice's value.
	 */
	public function crowd( int $number, string $window ): void {
		for ( ; $number > 0; --$number ) {
			( new FakeRoutes( $this ) )->make( array( 'dropoff' => array( 'timeSlot' => $window ) ) );
		}
	}

	public function now(): int {
		return time() + $this->passed;
	}

	/**
	 * How often a call was made, e.g. `POST /api/deliveries`.
	 */
	public function count( string $call ): int {
		return count( array_filter( $this->requests, static fn( array $request ): bool => "{$request['method']} {$request['path']}" === $call ) );
	}

	/**
	 * @return list<array<string, mixed>> Deliveries that nobody cancelled.
	 */
	public function active(): array {
		$is_active = static fn( array $delivery ): bool => 'CANCELLED' !== $delivery['dropoff']['status'];
		return array_values( array_filter( $this->deliveries, $is_active ) );
	}

	/**
	 * @return list<array<string, mixed>> Active deliveries that carry this marker.
	 */
	public function active_of( string $marker ): array {
		return array_values( array_filter( $this->active(), static fn( array $delivery ): bool => $marker === ( $delivery['dropoff']['metadata']['external_system_id'] ?? '' ) ) );
	}

	/**
	 * @return array<string, mixed> The body of the last creating call.
	 */
	public function last_sent(): array {
		$sent = array_filter( $this->requests, static fn( array $request ): bool => 'POST' === $request['method'] && '/api/deliveries' === $request['path'] );
		return end( $sent )['json'] ?? throw new \LogicException( 'Nothing was sent.' );
	}

	/**
	 * The dispatcher's and the courier's doings: assign, start, pick, carry, deliver, fail, cancel.
	 */
	public function do_to( int $id, string $doing ): void {
		$delivery = &$this->deliveries[ $id ];
		list( $pickup, $dropoff ) = match ( $doing ) {
			'assign'  => array( 'TODO', 'TODO' ),
			'start'   => array( 'DOING', 'TODO' ),
			'pick'    => array( 'DONE', 'TODO' ),
			'carry'   => array( 'DONE', 'DOING' ),
			'deliver' => array( 'DONE', 'DONE' ),
			'fail'    => array( 'DONE', 'FAILED' ),
			'cancel'  => array( 'CANCELLED', 'CANCELLED' ),
		};
		$delivery['pickup']  = array( 'status' => $pickup, 'isAssigned' => 'cancel' !== $doing ) + $delivery['pickup'];
		$delivery['dropoff'] = array( 'status' => $dropoff, 'isAssigned' => 'cancel' !== $doing ) + $delivery['dropoff'];
	}

	/**
	 * @param array<string, mixed>|\WP_Error|false $answered By another fake.
	 * @param array<string, mixed>                 $arguments
	 * @return array<string, mixed>|\WP_Error|false
	 */
	private function answer( $answered, array $arguments, string $url ): array|\WP_Error|false {
		if ( false !== $answered || ( '' !== $this->wire && str_starts_with( $url, $this->wire ) ) ) {
			return $answered;
		}
		if ( ! str_starts_with( $url, self::URL . '/' ) ) {
			$this->strays[] = strtoupper( (string) ( $arguments['method'] ?? 'GET' ) ) . " $url";
			return new \WP_Error( 'http_request_failed', 'cURL error 7: this test has no network' );
		}
		$request          = $this->request( $arguments, $url );
		$this->requests[] = $request;
		$this->commit_the_late();
		$fault = $this->fault_for( "{$request['method']} {$request['path']}" );
		if ( null !== $fault && $fault['answer'] instanceof \Closure ) {
			$fault['answer'] = ( $fault['answer'] )( $request );
		}
		if ( isset( $fault['answer'] ) && ! $fault['after_work'] ) {
			return $this->as_http( $fault['answer'] );
		}
		$answer = ( new FakeRoutes( $this ) )->answer( $request );
		return $this->as_http( $fault['answer'] ?? $answer );
	}

	private function commit_the_late(): void {
		foreach ( $this->late as $index => $late ) {
			if ( $late['at'] <= $this->now() ) {
				unset( $this->late[ $index ] );
				( new FakeRoutes( $this ) )->make( (array) $late['request']['json'] );
			}
		}
	}

	/**
	 * @param array<string, mixed> $arguments
	 * @return array{method:string,path:string,query:string,headers:array<string,string>,body:string,json:mixed}
	 */
	private function request( array $arguments, string $url ): array {
		$body = is_array( $arguments['body'] ) ? http_build_query( $arguments['body'] ) : (string) $arguments['body'];
		return array(
			'method'  => strtoupper( (string) $arguments['method'] ),
			'path'    => (string) wp_parse_url( $url, PHP_URL_PATH ),
			'query'   => (string) wp_parse_url( $url, PHP_URL_QUERY ),
			'headers' => array_change_key_case( (array) $arguments['headers'] ),
			'body'    => $body,
			'json'    => json_decode( $body, true ),
		);
	}

	/**
	 * @return array{pattern:string,answer:mixed,after_work:bool}|null
	 */
	private function fault_for( string $call ): ?array {
		foreach ( $this->faults as $index => $fault ) {
			if ( 1 === preg_match( "~{$fault['pattern']}~", $call ) ) {
				array_splice( $this->faults, $index, 1 );
				return $fault;
			}
		}
		return null;
	}

	/**
	 * @param int|string|array{0:int,1:mixed,2?:array<string,string>} $answer
	 * @return array<string, mixed>|\WP_Error
	 */
	private function as_http( int|string|array $answer ): array|\WP_Error {
		if ( is_string( $answer ) ) {
			return new \WP_Error( 'http_request_failed', $answer );
		}
		list( $status, $body, $headers ) = array_pad( (array) $answer, 3, null );
		return array(
			'headers'  => ( $headers ?? array() ) + array( 'content-type' => 'application/ld+json; charset=utf-8' ),
			'body'     => is_string( $body ) ? $body : ( null === $body ? '' : (string) wp_json_encode( $body ) ),
			'response' => array( 'code' => $status, 'message' => '' ),
			'cookies'  => array(),
			'filename' => null,
		);
	}

	public function issue_token(): string {
		$this->live = 'token-' . ++$this->tokens;
		return $this->live;
	}

	public function accepts( string $authorization ): bool {
		return null !== $this->live && "Bearer {$this->live}" === $authorization;
	}

	/**
	 * The token at hand is worth nothing any more.
	 */
	public function revoke_tokens(): void {
		$this->live = null;
	}

	public function next_id(): int {
		return $this->next_id++;
	}
}
