<?php
/**
 * Connections over REST: checked before they are saved, changed only with their secret, never showing it.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Plugin;
use Pedal\Storage\Connections;
use PHPUnit\Framework\Attributes\DataProvider;

final class RestConnectionsTest extends RestCase {

	/**
	 * @param array<string, mixed> $wishes
	 * @return array<string, mixed>
	 */
	private function form( array $wishes = array() ): array {
		return $wishes + array(
			'name'       => 'Naofood',
			'driver'     => 'coopcycle',
			'base_url'   => FakePlatform::URL,
			'identifier' => FakePlatform::IDENTIFIER,
			'secret'     => $this->platform->secret,
		);
	}

	private function connections(): int {
		return count( (array) $this->ask( 'GET', '/connections' )['data'] );
	}

	/**
	 * @return array<string, array{string, string}>
	 */
	public static function names(): array {
		return array(
			'accents'            => array( 'Vélo Zürich', 'velo-zurich' ),
			'another script'     => array( 'Кооператив', 'store' ),
			'two scripts'        => array( '東京 Bikes', 'bikes' ),
			'an underscore'      => array( 'old_quay', 'old-quay' ),
			'a number'           => array( '2', 'store-2' ),
			'nothing of a word'  => array( '!!!', 'store' ),
		);
	}

	/**
	 * A slug is the name of a constant too, and never taken for an id.
	 */
	#[DataProvider( 'names' )]
	public function test_a_slug_can_be_typed( string $name, string $slug ): void {
		$id = $this->connect( array( 'name' => $name ) );
		self::assertSame( array( $name, $slug ), array( $this->rest( 'GET', "/connections/$id" )['data']['name'], $this->rest( 'GET', "/connections/$id" )['data']['slug'] ) );
	}

	public function test_a_good_connection_is_made(): void {
		$made = $this->ask( 'POST', '/connections', $this->form() );
		self::assertSame( 201, $made['status'] );
		self::assertSame( array( 'Naofood', 'naofood', 'ready', '', true ), array( $made['data']['name'], $made['data']['slug'], $made['data']['status'], $made['data']['status_code'], $made['data']['enabled'] ) );
		self::assertSame( array( 'set' => true, 'last4' => 'ee00', 'source' => 'stored' ), array_diff_key( $made['data']['secret'], array( 'updated_at' => 0 ) ) );
		self::assertSame( 'Fromagerie du Port', $made['data']['store']['name'] );
		self::assertSame( 'Fromagerie du Port', $made['data']['app_name'] );
		self::assertStringEndsWith( "/wc-pedal/v1/connections/{$made['data']['id']}", $made['headers']['Location'] );
		self::assertSame( $made['data'], $this->ask( 'GET', "/connections/{$made['data']['id']}" )['data'] );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>, callable(FakePlatform): void, int, string, string}>
	 */
	public static function refusals(): iterable {
		$fine = static function (): void {};
		yield 'a wrong secret' => array( array( 'secret' => str_repeat( 'x', 32 ) ), $fine, 422, 'pedal_credentials_refused', 'identifier' );
		yield 'plain http' => array( array( 'base_url' => 'http://platform.example' ), $fine, 422, 'pedal_url_not_allowed', 'base_url' );
		yield 'metadata of the cloud' => array( array( 'base_url' => 'https://169.254.169.254' ), $fine, 422, 'pedal_url_not_allowed', 'base_url' );
		yield 'no secret' => array( array( 'secret' => '' ), $fine, 422, 'pedal_secret_required', 'secret' );
		yield 'keys in each other\'s field' => array( array( 'identifier' => str_repeat( 'a', 128 ), 'secret' => str_repeat( 'b', 32 ) ), $fine, 422, 'pedal_credentials_refused', 'identifier' );
		yield 'an app without a Store' => array( array(), static fn( FakePlatform $platform ) => $platform->fail( 'GET /api/me', array( 200, array( 'name' => 'App', 'store' => null ), array() ) ), 422, 'pedal_no_store', 'identifier' );
		yield 'a page that is no platform' => array( array(), static fn( FakePlatform $platform ) => $platform->fail( 'GET /api$', array( 200, '<html>', array() ) ), 422, 'pedal_not_a_platform', 'base_url' );
		yield 'a dead host' => array( array(), static fn( FakePlatform $platform ) => $platform->fail( 'GET /api$', 'cURL error 7: refused' ), 422, 'pedal_host_unreachable', 'base_url' );
		yield 'a redirect' => array( array(), static fn( FakePlatform $platform ) => $platform->fail( 'GET /api$', array( 301, '', array( 'location' => 'https://elsewhere.example' ) ) ), 422, 'pedal_redirected', 'base_url' );
		yield 'an unknown driver' => array( array( 'driver' => 'pigeon' ), $fine, 400, 'rest_invalid_param', 'driver' );
		yield 'a strange setting' => array( array( 'settings' => array( 'time_slot' => 'x' ) ), $fine, 400, 'rest_invalid_param', 'settings.time_slot' );
		yield 'no name' => array( array( 'name' => ' ' ), $fine, 400, 'rest_invalid_param', 'name' );
		yield 'a name of the wrong type' => array( array( 'name' => array( 'a' ) ), $fine, 400, 'rest_invalid_param', 'name' );
		yield 'an endless identifier' => array( array( 'identifier' => str_repeat( 'a', 192 ) ), $fine, 400, 'rest_invalid_param', 'identifier' );
	}

	/**
	 * @param array<string, mixed>         $wishes
	 * @param callable(FakePlatform): mixed $fault
	 */
	#[DataProvider( 'refusals' )]
	public function test_a_bad_one_is_refused_and_nothing_is_saved( array $wishes, callable $fault, int $status, string $code, string $field ): void {
		$fault( $this->platform );
		$form   = $this->form( $wishes );
		$answer = $this->ask( 'POST', '/connections', $form );
		self::assertSame( array( $status, $code, $field ), array( $answer['status'], $answer['data']['code'], $answer['data']['data']['field'] ?? '' ) );
		self::assertNotSame( '', $answer['data']['data']['hint'] );
		self::assertSame( 0, $this->connections() );
		if ( '' !== $form['secret'] ) {
			self::assertStringNotContainsString( $form['secret'], (string) wp_json_encode( $answer ) );
		}
	}

	public function test_pasted_blanks_and_quotes_are_cleaned(): void {
		$made = $this->ask( 'POST', '/connections', $this->form( array( 'identifier' => " \"" . FakePlatform::IDENTIFIER . "\"\n", 'secret' => "\u{00A0}'{$this->platform->secret}' \r\n" ) ) );
		self::assertSame( 201, $made['status'] );
		self::assertSame( FakePlatform::IDENTIFIER, $made['data']['identifier'] );
	}

	public function test_a_failed_check_can_be_kept_for_later(): void {
		$made = $this->ask( 'POST', '/connections', $this->form( array( 'secret' => 'wrong', 'save_unchecked' => true ) ) );
		self::assertSame( array( 201, 'unchecked', 'pedal_credentials_refused', false ), array( $made['status'], $made['data']['status'], $made['data']['status_code'], $made['data']['enabled'] ) );
		self::assertNotSame( '', $made['data']['status_message'] );
	}

	public function test_a_secret_never_travels_to_a_new_address(): void {
		$id     = $this->connect();
		$before = $this->ask( 'GET', "/connections/$id" )['data'];
		foreach ( array( array( 'base_url' => 'http://127.0.0.1:8602' ), array( 'identifier' => 'other' ), array( 'base_url' => 'http://127.0.0.1:8602', 'secret' => '' ) ) as $change ) {
			$answer = $this->ask( 'PATCH', "/connections/$id", $change );
			self::assertSame( array( 422, 'pedal_secret_required' ), array( $answer['status'], $answer['data']['code'] ) );
		}
		self::assertSame( $before, $this->ask( 'GET', "/connections/$id" )['data'] );
		self::assertSame( array(), $this->platform->requests );
	}

	public function test_a_name_is_changed_and_the_empty_secret_keeps_the_stored_one(): void {
		$id = $this->connect();
		foreach ( array( 'PATCH', 'PUT', 'POST' ) as $verb ) {
			$answer = $this->ask( $verb, "/connections/$id", array( 'name' => "By $verb", 'secret' => '' ) );
			self::assertSame( array( 200, "By $verb", 'ready' ), array( $answer['status'], $answer['data']['name'], $answer['data']['status'] ) );
		}
		self::assertTrue( $this->ask( 'POST', "/connections/$id/check" )['data']['ok'] );
	}

	public function test_what_made_it_may_be_put_again_but_its_driver_stays(): void {
		$id   = $this->connect();
		$same = $this->ask( 'PUT', "/connections/$id", $this->form( array( 'name' => 'Renamed' ) ) );
		self::assertSame( array( 200, 'Renamed', 'coopcycle' ), array( $same['status'], $same['data']['name'], $same['data']['driver'] ) );
		$other = $this->ask( 'PUT', "/connections/$id", array( 'name' => 'Again', 'driver' => 'webhook' ) );
		self::assertSame( array( 400, 'rest_invalid_param', 'driver' ), array( $other['status'], $other['data']['code'], $other['data']['data']['field'] ) );
		self::assertSame( 'Renamed', $this->ask( 'GET', "/connections/$id" )['data']['name'] );
	}

	public function test_an_older_form_does_not_overwrite_a_newer_one(): void {
		$id   = $this->connect();
		$seen = $this->ask( 'GET', "/connections/$id" )['headers']['ETag'];
		self::assertSame( 200, $this->ask( 'PATCH', "/connections/$id", array( 'name' => 'First tab', 'version' => $seen ) )['status'] );
		$second = $this->ask( 'PATCH', "/connections/$id", array( 'name' => 'Second tab', 'version' => $seen ) );
		self::assertSame( array( 409, 'pedal_changed_meanwhile' ), array( $second['status'], $second['data']['code'] ) );
		self::assertSame( 'First tab', $this->ask( 'GET', "/connections/$id" )['data']['name'] );
	}

	public function test_what_somebody_else_changes_during_a_slow_check_is_not_overwritten(): void {
		$id = $this->connect();
		$this->platform->fail(
			'^GET ' . FakePlatform::STORE . '$',
			static function () use ( $id ): void {
				Plugin::services()->get( Connections::class )->update( $id, array( 'enabled' => false, 'name' => 'Theirs' ), true );
			}
		);
		$late = $this->ask( 'PATCH', "/connections/$id", array( 'secret' => $this->platform->secret, 'name' => 'Mine' ) );
		self::assertSame( array( 409, 'pedal_changed_meanwhile' ), array( $late['status'], $late['data']['code'] ) );
		$now = $this->ask( 'GET', "/connections/$id" )['data'];
		self::assertSame( array( 'Theirs', false ), array( $now['name'], $now['enabled'] ) );
	}

	public function test_a_new_name_does_not_end_a_pause_that_began_just_now(): void {
		$id    = $this->connect();
		$pause = static function ( string $sql ) use ( $id, &$pause ): string {
			if ( str_contains( $sql, 'SET name' ) ) {
				remove_filter( 'query', $pause );
				Plugin::services()->get( Connections::class )->update( $id, array( 'status' => 'paused', 'status_code' => 'pedal_circuit_open', 'resume_at' => time() + 60 ) );
			}
			return $sql;
		};
		add_filter( 'query', $pause );
		$this->ask( 'PATCH', "/connections/$id", array( 'name' => 'Renamed' ) );
		$now = $this->ask( 'GET', "/connections/$id" )['data'];
		self::assertSame( array( 'Renamed', 'paused' ), array( $now['name'], $now['status'] ) );
	}

	public function test_what_the_engine_notes_is_no_change_by_a_person(): void {
		$id   = $this->connect();
		$seen = $this->ask( 'GET', "/connections/$id" )['headers']['ETag'];
		$this->planned_order();
		$this->tick();
		self::assertSame( $seen, $this->ask( 'GET', "/connections/$id" )['headers']['ETag'] );
	}

	public function test_the_check_names_its_steps(): void {
		$id = $this->connect();
		$this->platform->fail( '^GET ' . FakePlatform::STORE . '$', 503, times: 3 );
		$checked = $this->ask( 'POST', "/connections/$id/check" );
		self::assertSame( 200, $checked['status'] );
		self::assertFalse( $checked['data']['ok'] );
		self::assertSame( array( 'address', 'reach', 'credentials', 'store' ), array_column( $checked['data']['steps'], 'name' ) );
		self::assertSame( array( true, true, true, false ), array_column( $checked['data']['steps'], 'ok' ) );
		self::assertNotContains( '', array_column( $checked['data']['steps'], 'message' ) );
	}

	public function test_the_check_does_not_trust_a_token_from_before(): void {
		$id = $this->connect();
		$this->planned_order();
		$this->tick();
		$this->platform->secret = 'renewed at the platform';
		$checked                = $this->ask( 'POST', "/connections/$id/check" )['data'];
		self::assertSame( array( 'credentials', false, 'pedal_credentials_refused' ), array( $checked['steps'][2]['name'], $checked['steps'][2]['ok'], $checked['steps'][2]['code'] ) );
	}

	public function test_windows_and_price_are_asked_without_booking(): void {
		$id    = $this->connect();
		$order = $this->planned_order();
		$slots = $this->ask( 'GET', "/connections/$id/slots" );
		self::assertSame( $this->platform->choices, array_column( $slots['data'], 'value' ) );
		self::assertSame( (string) count( $slots['data'] ), $slots['headers']['X-WP-Total'] );
		$quote = $this->ask( 'POST', "/connections/$id/quote", array( 'order_id' => $order->get_id() ) );
		self::assertSame( array( 'feasible' => true, 'amount' => 790, 'currency' => 'EUR', 'reason' => '' ), $quote['data'] );
		self::assertSame( array(), $this->platform->deliveries );
		self::assertSame( 404, $this->ask( 'POST', "/connections/$id/quote", array( 'order_id' => 999999 ) )['status'] );
		self::assertSame( 400, $this->ask( 'POST', "/connections/$id/quote", array() )['status'] );

		$typed = $this->ask( 'POST', "/connections/$id/quote", array( 'address' => array( 'street' => '5 rue Lesdiguières', 'postcode' => '38000', 'city' => 'Grenoble' ) ) );
		self::assertSame( array( 'feasible' => true, 'amount' => 790, 'currency' => 'EUR', 'reason' => '' ), $typed['data'] );
	}

	public function test_a_platform_in_trouble_is_no_trouble_of_ours(): void {
		$id = $this->connect();
		$this->pass_time( 301 );
		$this->platform->fail( 'choices', 'cURL error 28: timed out', times: 2 );
		$slots = $this->ask( 'GET', "/connections/$id/slots" );
		self::assertSame( array( 200, $this->platform->choices ), array( $slots['status'], array_column( $slots['data'], 'value' ) ), 'What it offered last, as at the checkout.' );
		Plugin::services()->get( Connections::class )->keep_offers( $id, '' );
		$slots = $this->ask( 'GET', "/connections/$id/slots" );
		self::assertSame( array( 503, 'pedal_host_unreachable', '60' ), array( $slots['status'], $slots['data']['code'], $slots['headers']['Retry-After'] ) );
	}

	public function test_a_pause_ends_by_hand(): void {
		$id = $this->connect();
		$this->platform->fail( 'POST /api/deliveries', 403 );
		$this->planned_order();
		$this->tick();
		$paused = $this->ask( 'GET', "/connections/$id" )['data'];
		self::assertSame( array( 'paused', 'pedal_forbidden_by_platform' ), array( $paused['status'], $paused['status_code'] ) );
		self::assertNotNull( $paused['resume_at'] );
		$resumed = $this->ask( 'POST', "/connections/$id/resume" )['data'];
		self::assertSame( array( 'ready', '', null ), array( $resumed['status'], $resumed['status_code'], $resumed['resume_at'] ) );
	}

	public function test_disconnecting_forgets_everything_secret(): void {
		$id = $this->connect();
		$this->tick();
		self::assertNotSame( array(), $this->platform->webhooks );
		self::assertTrue( $this->ask( 'GET', "/connections/$id" )['data']['webhooks']['healthy'] );
		$gone = $this->ask( 'POST', "/connections/$id/disconnect" )['data'];
		self::assertSame( array( 'set' => false, 'last4' => '', 'updated_at' => null, 'source' => 'none' ), $gone['secret'] );
		self::assertSame( array( 'unchecked', false, array(), false ), array( $gone['status'], $gone['enabled'], $gone['webhooks']['events'], $gone['webhooks']['healthy'] ) );
		self::assertSame( array(), $this->platform->webhooks );
	}

	public function test_a_connection_in_use_is_deleted_only_by_force(): void {
		$id = $this->connect();
		$this->planned_order();
		$answer = $this->ask( 'DELETE', "/connections/$id" );
		self::assertSame( array( 409, 'pedal_connection_in_use' ), array( $answer['status'], $answer['data']['code'] ) );
		$answer = $this->ask( 'DELETE', "/connections/$id", array( 'force' => true ) );
		self::assertSame( array( 200, true, $id ), array( $answer['status'], $answer['data']['deleted'], $answer['data']['previous']['id'] ) );
		self::assertSame( 404, $this->ask( 'GET', "/connections/$id" )['status'] );
	}

	public function test_a_constant_is_shown_but_not_told(): void {
		putenv( 'PEDAL_SECRET_NAOFOOD=' . $this->platform->secret );
		try {
			$made = $this->ask( 'POST', '/connections', $this->form( array( 'secret' => '' ) ) );
			self::assertSame( 201, $made['status'] );
			self::assertSame( array( 'set' => true, 'last4' => '', 'updated_at' => null, 'source' => 'constant' ), $made['data']['secret'] );
		} finally {
			putenv( 'PEDAL_SECRET_NAOFOOD' );
		}
	}

	public function test_F20_only_ten_new_addresses_a_minute_are_asked(): void {
		// The first one, a moment before the minute turns.
		$this->pass_time( 59 - time() % 60 );
		$this->connect();
		$statuses = array();
		$this->pass_time( 5 );
		for ( $port = 1; $port <= 12; $port++ ) {
			$statuses[] = $this->ask( 'POST', '/connections', $this->form( array( 'base_url' => "http://localhost:$port" ) ) )['status'];
		}
		self::assertSame( array( ...array_fill( 0, 9, 422 ), 429, 429, 429 ), $statuses );
		self::assertSame( 422, $this->ask( 'POST', '/connections', $this->form( array( 'base_url' => 'http://localhost:3' ) ) )['status'], 'The same address again is no scan.' );
		self::assertSame( 422, $this->ask( 'POST', '/connections', $this->form( array( 'base_url' => 'ftp://localhost:99' ) ) )['status'], 'What is refused without a packet does not count.' );
		self::assertSame( 422, $this->ask( 'POST', '/connections', $this->form( array( 'base_url' => 'https://10.0.0.1' ) ) )['status'], 'Nor what no packet would ever go to.' );
		self::assertSame( 201, $this->ask( 'POST', '/connections', $this->form( array( 'name' => 'Second' ) ) )['status'], 'A known address is free.' );
		$this->pass_time( 60 );
		self::assertSame( 422, $this->ask( 'POST', '/connections', $this->form( array( 'base_url' => 'http://localhost:99' ) ) )['status'] );
		self::assertSame( array(), preg_grep( '~:1[012]/~', $this->platform->strays ) );
		$this->platform->strays = array();
	}

	public function test_collections_are_paged_sorted_and_searched(): void {
		foreach ( array( 'Bravo', 'Alpha', 'Charlie' ) as $name ) {
			$this->ask( 'POST', '/connections', $this->form( array( 'name' => $name ) ) );
		}
		$page = $this->ask( 'GET', '/connections', array( 'per_page' => 2, 'page' => 2, 'orderby' => 'name', 'order' => 'asc' ) );
		self::assertSame( array( array( 'Charlie' ), '3', '2' ), array( array_column( $page['data'], 'name' ), $page['headers']['X-WP-Total'], $page['headers']['X-WP-TotalPages'] ) );
		self::assertSame( array( 'Alpha' ), array_column( $this->ask( 'GET', '/connections', array( 'search' => 'alp' ) )['data'], 'name' ) );
		self::assertSame( array( 'coopcycle', 'webhook' ), array_column( $this->ask( 'GET', '/drivers' )['data'], 'id' ) );
	}

	public function test_no_secret_in_any_answer_log_or_table(): void {
		$id = $this->connect();
		$this->planned_order();
		$this->tick();
		$answers = array();
		foreach ( array( '/connections', "/connections/$id", '/drivers', '/deliveries', '/status', '/statement', '/settings', '/rules' ) as $path ) {
			$answers[] = $this->ask( 'GET', $path );
		}
		$answers[] = $this->ask( 'POST', "/connections/$id/check" );
		$answers[] = $this->ask( 'PATCH', "/connections/$id", array( 'secret' => 'not-the-right-one' ) );
		global $wpdb;
		$tables = array_map( static fn( string $table ): array => $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}pedal_$table", ARRAY_A ), array( 'connections', 'deliveries', 'journal' ) );
		$text   = serialize( array( $answers, $tables, wp_load_alloptions() ) );
		foreach ( array( $this->platform->secret, 'not-the-right-one', 'token-1', ...array_column( $this->platform->webhooks, 'secret' ) ) as $secret ) {
			self::assertStringNotContainsString( $secret, $text );
		}
	}
}
