<?php
/**
 * The way in through REST: permalinks proven at the front door, keys made as WooCommerce makes them, and the cause named when a pair fails.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Plugin;
use Pedal\Storage\ApiKeys;
use PHPUnit\Framework\Attributes\DataProvider;

final class SetupTest extends TestCase {

	private FakeDoor $door;

	protected function setUp(): void {
		parent::setUp();
		$this->door = new FakeDoor();
		delete_transient( 'pedal_permalinks_proven' );
	}

	protected function tearDown(): void {
		parent::tearDown();
		global $wp_rewrite;
		$wp_rewrite->init();
	}

	public function test_a_fresh_shop_sees_every_step_open_but_the_permalinks(): void {
		$this->door->works();
		$setup = $this->rest( 'GET', '/setup' );

		self::assertSame( 200, $setup['status'] );
		self::assertSame( '/%postname%/', $setup['data']['permalinks']['structure'] );
		self::assertFalse( $setup['data']['permalinks']['plain'] );
		self::assertTrue( $setup['data']['permalinks']['proven'] );
		self::assertSame( home_url( '/wp-json/wc/v3' ), $setup['data']['permalinks']['rest_url'] );
		self::assertSame( array( 'permalinks', 'keys', 'connection', 'routes', 'try' ), array_column( $setup['data']['steps'], 'id' ) );
		self::assertSame( array( true, false, false ), array_slice( array_column( $setup['data']['steps'], 'done' ), 0, 3 ) );
		self::assertSame( array( '', 'optional', 'no_connection' ), array_slice( array_column( $setup['data']['steps'], 'code' ), 0, 3 ) );
		foreach ( $setup['data']['steps'] as $step ) {
			self::assertNotSame( '', $step['message'], $step['id'] );
			self::assertStringStartsWith( admin_url(), $step['url'] );
		}
		self::assertStringContainsString( 'no-store', $setup['headers']['Cache-Control'] ?? '' );
	}

	public function test_a_connected_shop_counts_what_it_has(): void {
		$this->door->works();
		$this->connect();
		$setup = $this->rest( 'GET', '/setup' )['data'];

		self::assertSame( array( 'count' => 1, 'ready' => 1 ), $setup['connections'] );
		self::assertSame( 1, $setup['routes']['count'] );
		self::assertTrue( array_column( $setup['steps'], 'done', 'id' )['connection'] );
		self::assertTrue( array_column( $setup['steps'], 'done', 'id' )['routes'] );
	}

	public function test_a_proof_is_remembered_and_a_failure_is_not(): void {
		$this->door->answers( '#wc/v3#', '<html><title>Hello</title></html>' );
		self::assertFalse( $this->rest( 'GET', '/setup' )['data']['permalinks']['proven'] );

		$this->door->works();
		self::assertTrue( $this->rest( 'GET', '/setup' )['data']['permalinks']['proven'] );
		$visits = count( $this->door->visits );
		self::assertTrue( $this->rest( 'GET', '/setup' )['data']['permalinks']['proven'] );
		self::assertCount( $visits, $this->door->visits );
	}

	public function test_plain_permalinks_are_never_proven_and_ask_nobody(): void {
		$this->set_structure( '' );
		$setup = $this->rest( 'GET', '/setup' )['data'];

		self::assertTrue( $setup['permalinks']['plain'] );
		self::assertFalse( $setup['permalinks']['proven'] );
		self::assertSame( 'plain_permalinks', $setup['steps'][0]['code'] );
		self::assertSame( array(), $this->door->visits );
	}

	public function test_permalinks_are_saved_flushed_and_proven(): void {
		$this->set_structure( '' );
		$this->door->works();
		$answer = $this->rest( 'POST', '/setup/permalinks', array( 'structure' => '/%year%/%monthnum%/%day%/%postname%/' ) );

		self::assertSame( 200, $answer['status'] );
		self::assertSame( '/%year%/%monthnum%/%day%/%postname%/', get_option( 'permalink_structure' ) );
		self::assertNotEmpty( get_option( 'rewrite_rules' ) );
		self::assertTrue( $answer['data']['proven'] );
		self::assertSame( '', $answer['data']['previous'] );
		self::assertSame( '', $answer['data']['code'] );
		self::assertSame( array(), $answer['data']['by_hand'] );
		self::assertStringStartsWith( 'GET ' . home_url( '/wp-json/wc/v3' ), "{$this->door->visits[0]['method']} {$this->door->visits[0]['url']}" );
	}

	public function test_a_server_that_cannot_rewrite_is_told_the_lines(): void {
		$answer = $this->rest( 'POST', '/setup/permalinks', array( 'structure' => '/%postname%/' ) )['data'];

		self::assertFalse( $answer['proven'] );
		self::assertSame( 'cannot_rewrite', $answer['code'] );
		self::assertStringContainsString( 'HTTP 404 Not Found', $answer['evidence'] );
		$lines = array_column( $answer['by_hand'], 'lines', 'server' );
		self::assertStringContainsString( 'RewriteRule . /index.php [L]', $lines['apache'] );
		self::assertStringContainsString( 'HTTP_AUTHORIZATION', $lines['apache'] );
		self::assertStringContainsString( 'try_files $uri $uri/ /index.php?$args;', $lines['nginx'] );
	}

	public function test_a_shop_that_cannot_call_itself_hears_so_once(): void {
		$this->door->answers( '#.#', '!cURL error 28: Operation timed out after 8000 milliseconds with 0 bytes received' );
		$answer = $this->rest( 'POST', '/setup/permalinks', array( 'structure' => '/%postname%/' ) )['data'];

		self::assertFalse( $answer['proven'] );
		self::assertSame( 'front_door_unreachable', $answer['code'] );
		self::assertSame( array(), $answer['by_hand'] );
		self::assertLessThanOrEqual( 10, $this->door->visits[0]['arguments']['timeout'] );
	}

	/**
	 * @return array<string,array{string}>
	 */
	public static function bad_structures(): array {
		return array(
			'plain'          => array( '' ),
			'blank'          => array( '   ' ),
			'no tag'         => array( '/blog/' ),
			'unknown tag'    => array( '/%nonsense%/' ),
			'half a tag'     => array( '/%postname/' ),
			'another site'   => array( 'https://example.org/%postname%/' ),
			'code'           => array( '/<script>%postname%/' ),
			'far too long'   => array( '/%postname%/' . str_repeat( 'a', 300 ) ),
		);
	}

	#[DataProvider( 'bad_structures' )]
	public function test_a_bad_structure_changes_nothing( string $structure ): void {
		$answer = $this->rest( 'POST', '/setup/permalinks', array( 'structure' => $structure ) );

		self::assertSame( 400, $answer['status'] );
		self::assertSame( 'rest_invalid_param', $answer['data']['code'] );
		self::assertSame( '/%postname%/', get_option( 'permalink_structure' ) );
		self::assertSame( array(), $this->door->visits );
	}

	public function test_a_shop_manager_may_not_change_permalinks(): void {
		$answer = $this->rest( 'POST', '/setup/permalinks', array( 'structure' => '/%postname%/a/' ), 'shop_manager' );

		self::assertSame( 403, $answer['status'] );
		self::assertSame( '/%postname%/', get_option( 'permalink_structure' ) );
		self::assertSame( 200, $this->rest( 'GET', '/setup/keys', array(), 'shop_manager' )['status'] );
	}

	public function test_a_key_is_made_as_woocommerce_makes_it(): void {
		global $wpdb;
		$admin = $this->user( 'administrator' );
		$made  = $this->rest( 'POST', '/setup/keys', array( 'description' => ' Bike <b>platform</b> ', 'user_id' => $admin, 'permissions' => 'read' ) );

		self::assertSame( 201, $made['status'] );
		self::assertMatchesRegularExpression( '/^ck_[0-9a-f]{40}$/', $made['data']['consumer_key'] );
		self::assertMatchesRegularExpression( '/^cs_[0-9a-f]{40}$/', $made['data']['consumer_secret'] );
		self::assertSame( "{$made['data']['consumer_key']}|{$made['data']['consumer_secret']}", $made['data']['qr'] );
		$row = $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}woocommerce_api_keys WHERE key_id = {$made['data']['id']}", ARRAY_A );
		self::assertSame( wc_api_hash( $made['data']['consumer_key'] ), $row['consumer_key'] );
		self::assertSame( $made['data']['consumer_secret'], $row['consumer_secret'] );
		self::assertSame( substr( $made['data']['consumer_key'], -7 ), $row['truncated_key'] );
		self::assertSame( 'Bike platform', $row['description'] );
		self::assertSame( (string) $admin, $row['user_id'] );

		$listed = $this->rest( 'GET', '/setup/keys' );
		self::assertStringNotContainsString( $made['data']['consumer_secret'], (string) wp_json_encode( $listed['data'] ) );
		self::assertStringNotContainsString( $made['data']['consumer_key'], (string) wp_json_encode( $listed['data'] ) );
		$key = array_column( $listed['data'], null, 'id' )[ $made['data']['id'] ];
		self::assertSame( array( 'id' => $admin, 'name' => get_userdata( $admin )->display_name, 'can_read' => true, 'can_write' => true ), $key['user'] );
		self::assertTrue( $key['usable'] );
		self::assertNull( $key['last_access'] );
	}

	/**
	 * @return array<string,array{array<string,mixed>,string}>
	 */
	public static function bad_keys(): array {
		return array(
			'no description'  => array( array( 'description' => '' ), 'description' ),
			'tags only'       => array( array( 'description' => '<br>' ), 'description' ),
			'unknown user'    => array( array( 'user_id' => 999999 ), 'user_id' ),
			'no user'         => array( array( 'user_id' => 0 ), 'user_id' ),
			'unknown rights'  => array( array( 'permissions' => 'admin' ), 'permissions' ),
			'something else'  => array( array( 'colour' => 'red' ), 'colour' ),
		);
	}

	/**
	 * @param array<string,mixed> $given
	 */
	#[DataProvider( 'bad_keys' )]
	public function test_a_bad_wish_makes_no_key( array $given, string $field ): void {
		$answer = $this->rest( 'POST', '/setup/keys', $given + array( 'description' => 'Bikes', 'user_id' => $this->user( 'administrator' ), 'permissions' => 'read' ) );

		self::assertSame( 400, $answer['status'] );
		self::assertStringContainsString( $field, (string) wp_json_encode( $answer['data'] ) );
		self::assertSame( array(), $this->rest( 'GET', '/setup/keys' )['data'] );
	}

	public function test_a_shop_manager_makes_no_key_for_an_administrator(): void {
		$answer = $this->rest( 'POST', '/setup/keys', array( 'description' => 'Bikes', 'user_id' => $this->user( 'administrator' ), 'permissions' => 'read_write' ), 'shop_manager' );

		self::assertSame( 403, $answer['status'] );
		self::assertSame( array( 'You may not make a key for this user.', 'Choose yourself, or ask an administrator.' ), array( $answer['data']['message'], $answer['data']['data']['hint'] ) );
		self::assertSame( array(), $this->rest( 'GET', '/setup/keys' )['data'] );
	}

	public function test_a_shop_manager_revokes_no_key_of_an_administrator(): void {
		$made = $this->a_key();

		self::assertSame( 403, $this->rest( 'DELETE', "/setup/keys/{$made['id']}", array(), 'shop_manager' )['status'] );
		self::assertCount( 1, $this->rest( 'GET', '/setup/keys' )['data'] );
	}

	public function test_a_shop_manager_revokes_their_own_keys_and_those_of_people_who_left(): void {
		foreach ( array( $this->user( 'shop_manager' ), 999999 ) as $user ) {
			$made = Plugin::services()->get( ApiKeys::class )->create( 'Bikes', $user, 'read' );
			self::assertSame( 200, $this->rest( 'DELETE', "/setup/keys/{$made['id']}", array(), 'shop_manager' )['status'] );
		}
	}

	public function test_a_revoked_key_is_gone(): void {
		$made = $this->a_key();
		self::assertSame( 200, $this->rest( 'DELETE', "/setup/keys/{$made['id']}" )['status'] );
		self::assertSame( array(), $this->rest( 'GET', '/setup/keys' )['data'] );
		self::assertSame( 404, $this->rest( 'DELETE', "/setup/keys/{$made['id']}" )['status'] );
	}

	public function test_keys_of_weak_and_gone_users_are_marked(): void {
		$weak = $this->a_key( 'subscriber', 'read' );
		$gone = $this->a_key( 'editor', 'read' );
		$this->a_key( 'shop_manager', 'read_write' );
		$this->lose_user( $this->user( 'editor' ) );
		$keys = array_column( $this->rest( 'GET', '/setup/keys' )['data'], null, 'id' );

		self::assertSame( 'key_user_too_weak', $keys[ $weak['id'] ]['code'] );
		self::assertFalse( $keys[ $weak['id'] ]['user']['can_read'] );
		self::assertSame( 'key_user_gone', $keys[ $gone['id'] ]['code'] );
		self::assertSame( '', $keys[ $gone['id'] ]['user']['name'] );
		self::assertNotSame( '', $keys[ $gone['id'] ]['message'] );
		self::assertSame( array( 'count' => 3, 'usable' => 1 ), $this->rest( 'GET', '/setup' )['data']['keys'] );
	}

	public function test_on_plain_http_the_documented_request_is_signed(): void {
		$made = $this->a_key();
		$this->door->answers( '#wc/v3/orders#', array() );
		$result = $this->verify( $made );

		self::assertTrue( $result['ok'] );
		self::assertSame( 200, $result['status'] );
		self::assertStringContainsString( 'https', $result['hint'] );
		$visit = $this->door->visits[0];
		self::assertArrayNotHasKey( 'Authorization', $visit['headers'] );
		self::assertStringNotContainsString( $made['consumer_secret'], $visit['url'] );
		self::assertStringNotContainsString( $made['consumer_key'], $result['evidence'] );
		$_GET = array();
		parse_str( (string) wp_parse_url( $visit['url'], PHP_URL_QUERY ), $_GET );
		self::assertSame( '1', $_GET['per_page'] );
		self::assertSame( $this->user( 'administrator' ), $this->as_woocommerce_sees_it( $visit['url'] ), 'WooCommerce itself accepts the signature.' );
		$_GET = array();
	}

	public function test_on_https_the_documented_request_is_basic(): void {
		$made = $this->a_key();
		$this->over_https();
		$this->door->answers( '#wc/v3/orders\?per_page=1$#', array() );
		$result = $this->verify( $made );

		self::assertTrue( $result['ok'] );
		self::assertSame( 'Basic ' . base64_encode( "{$made['consumer_key']}:{$made['consumer_secret']}" ), $this->door->visits[0]['headers']['Authorization'] );
		self::assertSame( 0, $this->door->visits[0]['arguments']['redirection'] );
	}

	public function test_a_stripped_header_is_told_from_hidden_https(): void {
		$made    = $this->a_key();
		$refused = static fn(): array => array( 401, array( 'code' => 'woocommerce_rest_cannot_view' ), array() );
		$this->over_https();
		foreach ( array( 'https' => 'authorization_stripped', 'http' => 'https_not_seen', 'neither' => 'refused' ) as $scheme => $code ) {
			$this->door->answers( '#wc/v3/orders\?per_page#', $refused )->answers(
				'#oauth_signature=#',
				fn( array $visit ): array => 'neither' !== $scheme && $this->is_signed_for( $visit['url'], $scheme, $made ) ? array( 200, array(), array() ) : $refused()
			);
			self::assertSame( $code, $this->verify( $made )['code'], $scheme );
		}
	}

	/**
	 * @return array<string,array{int,mixed,array<string,string>,string}>
	 */
	public static function obstacles(): array {
		return array(
			'redirect'           => array( 301, '', array( 'location' => 'https://www.shop.example/wp-json/wc/v3/orders' ), 'redirected' ),
			'login page'         => array( 302, '', array( 'location' => 'https://shop.example/wp-login.php?redirect_to=x' ), 'login_wall' ),
			'password of host'   => array( 401, '<h1>401 Authorization Required</h1>', array( 'www-authenticate' => 'Basic realm="x"' ), 'login_wall' ),
			'private site'       => array( 401, array( 'code' => 'rest_login_required' ), array(), 'login_wall' ),
			'Wordfence'          => array( 403, '<p>Generated by Wordfence</p>', array(), 'firewall' ),
			'ModSecurity'        => array( 406, '<h1>Not Acceptable!</h1>', array(), 'firewall' ),
			'soft firewall'      => array( 200, '<title>Sucuri WebSite Firewall - Access Denied</title><p>Sucuri WebSite Firewall</p>', array(), 'firewall' ),
			'Cloudflare'         => array( 403, '<title>Just a moment...</title>', array( 'cf-mitigated' => 'challenge' ), 'challenge_page' ),
			'SiteGround'         => array( 202, '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/">', array(), 'challenge_page' ),
			'theme'              => array( 200, '<title>My shop</title>', array(), 'not_json' ),
			'not routed'         => array( 404, '<title>Page not found</title>', array(), 'rest_not_found' ),
			'namespace off'      => array( 404, array( 'code' => 'rest_no_route' ), array(), 'namespace_missing' ),
			'fatal error'        => array( 500, '<p>There has been a critical error</p>', array(), 'server_error' ),
			'cached refusal'     => array( 401, array( 'code' => 'woocommerce_rest_cannot_view' ), array( 'x-cache' => 'HIT' ), 'cached' ),
			'cached orders'      => array( 200, array(), array( 'cf-cache-status' => 'HIT' ), 'cached' ),
			'rights'             => array( 401, array( 'code' => 'woocommerce_rest_authentication_error' ), array(), 'refused' ),
		);
	}

	/**
	 * @param array<string,string> $headers
	 */
	#[DataProvider( 'obstacles' )]
	public function test_the_cause_of_a_failure_is_named( int $status, mixed $body, array $headers, string $code ): void {
		$made = $this->a_key();
		$this->door->answers( '#wc/v3/orders#', $body, $status, $headers );
		$result = $this->verify( $made );

		self::assertFalse( $result['ok'] );
		self::assertSame( $code, $result['code'] );
		self::assertSame( $status, $result['status'] );
		self::assertNotSame( '', $result['message'] );
		self::assertNotSame( '', $result['hint'] );
		self::assertStringContainsString( "HTTP $status", $result['evidence'] );
		self::assertStringNotContainsString( $made['consumer_secret'], (string) wp_json_encode( $result ) );
	}

	public function test_what_the_shop_knows_to_be_wrong_is_named_and_what_is_no_key_travels_nowhere(): void {
		$made  = $this->a_key();
		$write = $this->a_key( 'administrator', 'write' );
		$weak  = $this->a_key( 'subscriber', 'read' );
		$this->door->answers( '#wc/v3/orders#', array( 'code' => 'woocommerce_rest_cannot_view' ), 401 );
		$cases = array(
			'key_unknown'     => array( 'ck_' . str_repeat( 'a', 40 ), $made['consumer_secret'] ),
			'secret_wrong'    => array( $made['consumer_key'], 'cs_' . str_repeat( 'a', 40 ) ),
			'rights_too_weak' => array( $write['consumer_key'], $write['consumer_secret'] ),
		);
		foreach ( $cases as $code => list( $key, $secret ) ) {
			$result = $this->verify( array( 'consumer_key' => $key, 'consumer_secret' => $secret ) );
			self::assertSame( array( $code, 401, false ), array( $result['code'], $result['status'], $result['ok'] ) );
		}
		self::assertSame( 'rights_too_weak', $this->verify( $weak )['code'] );
		$this->lose_user( $this->user( 'subscriber' ) );
		self::assertSame( 'key_user_gone', $this->verify( $weak )['code'] );
		$this->door->visits = array();
		self::assertSame( 'key_malformed', $this->verify( array( 'consumer_key' => 'ck_1', 'consumer_secret' => $made['consumer_secret'] ) )['code'] );
		self::assertSame( 'keys_swapped', $this->verify( array( 'consumer_key' => $made['consumer_secret'], 'consumer_secret' => $made['consumer_key'] ) )['code'] );
		$this->set_structure( '' );
		self::assertSame( 'plain_permalinks', $this->verify( $made )['code'] );
		self::assertSame( array(), $this->door->visits );
	}

	public function test_pasted_spaces_and_quotes_are_cleaned(): void {
		$made = $this->a_key();
		$this->door->answers( '#wc/v3/orders#', array() );
		self::assertTrue( $this->verify( array( 'consumer_key' => " \"{$made['consumer_key']}\"\n", 'consumer_secret' => "\u{201C}{$made['consumer_secret']}\u{201D} " ) )['ok'] );
		self::assertTrue( $this->verify( array( 'consumer_key' => "« {$made['consumer_key']} »", 'consumer_secret' => "„{$made['consumer_secret']}“" ) )['ok'] );
	}

	public function test_the_old_api_is_noticed(): void {
		self::assertSame( array( 'webhooks' => 0, 'last_call_at' => null, 'extension' => false ), $this->rest( 'GET', '/setup' )['data']['legacy'] );

		$webhook = new \WC_Webhook();
		$webhook->set_api_version( 'legacy_v3' );
		$webhook->set_status( 'active' );
		$webhook->set_topic( 'order.created' );
		$webhook->save();
		$wp             = new \WP();
		$wp->query_vars = array( 'wc-api-version' => '3', 'wc-api-route' => '/orders' );
		\Pedal\Plugin::services()->get( \Pedal\Setup\LegacyApi::class )->watch( $wp );
		$legacy = $this->rest( 'GET', '/setup' )['data']['legacy'];
		self::assertSame( 1, $legacy['webhooks'] );
		self::assertNotNull( $legacy['last_call_at'] );
	}

	public function test_a_payment_callback_is_not_the_old_api(): void {
		$wp             = new \WP();
		$wp->query_vars = array( 'wc-api' => 'wc_gateway_paypal' );
		\Pedal\Plugin::services()->get( \Pedal\Setup\LegacyApi::class )->watch( $wp );
		self::assertNull( $this->rest( 'GET', '/setup' )['data']['legacy']['last_call_at'] );
	}

	public function test_only_the_shops_own_address_is_visited(): void {
		$door = \Pedal\Plugin::services()->get( \Pedal\Platform\FrontDoor::class );
		foreach ( array( 'http://127.0.0.1:1/wp-json/', 'http://169.254.169.254/', str_replace( 'http://', 'http://a:b@', home_url( '/' ) ), 'file:///etc/passwd' ) as $url ) {
			try {
				$door->visit( $url );
				self::fail( "$url was visited." );
			} catch ( \Pedal\Platform\Unavailable $refused ) {
				self::assertSame( 'pedal_url_not_allowed', $refused->reason );
			}
		}
		self::assertSame( array(), $this->door->visits );
	}

	/**
	 * @return array{id:int,consumer_key:string,consumer_secret:string}
	 */
	private function a_key( string $role = 'administrator', string $permissions = 'read' ): array {
		return $this->rest( 'POST', '/setup/keys', array( 'description' => 'Bikes', 'user_id' => $this->user( $role ), 'permissions' => $permissions ) )['data'];
	}

	/**
	 * @param array{consumer_key:string,consumer_secret:string} $pair
	 * @return array<string,mixed>
	 */
	private function verify( array $pair ): array {
		$answer = $this->rest( 'POST', '/setup/keys/verify', array_intersect_key( $pair, array_flip( array( 'consumer_key', 'consumer_secret' ) ) ) );
		self::assertSame( 200, $answer['status'] );
		return $answer['data'];
	}

	/**
	 * As an import or another database does it: WooCommerce, asked properly, would have removed the keys too.
	 */
	private function lose_user( int $id ): void {
		global $wpdb;
		$wpdb->delete( $wpdb->users, array( 'ID' => $id ) );
		clean_user_cache( $id );
	}

	private function set_structure( string $structure ): void {
		update_option( 'permalink_structure', $structure );
		global $wp_rewrite;
		$wp_rewrite->init();
	}

	private function over_https(): void {
		add_filter( 'option_home', static fn( string $home ): string => str_replace( 'http://', 'https://', $home ) );
	}

	/**
	 * Who WooCommerce takes the caller for.
	 */
	private function as_woocommerce_sees_it( string $url ): int {
		$_SERVER['REQUEST_URI']    = wp_parse_url( $url, PHP_URL_PATH );
		$_SERVER['REQUEST_METHOD'] = 'GET';
		return (int) ( new \ReflectionClass( 'WC_REST_Authentication' ) )->newInstanceWithoutConstructor()->authenticate( false );
	}

	/**
	 * @param array{consumer_key:string,consumer_secret:string} $made
	 */
	private function is_signed_for( string $url, string $scheme, array $made ): bool {
		parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		$signature = $query['oauth_signature'];
		unset( $query['oauth_signature'] );
		ksort( $query );
		$pairs = array_map( static fn( string $name, string $value ): string => rawurlencode( rawurlencode( $name ) . '=' . rawurlencode( $value ) ), array_keys( $query ), $query );
		$base  = 'GET&' . rawurlencode( set_url_scheme( (string) strtok( $url, '?' ), $scheme ) ) . '&' . implode( '%26', $pairs );
		return base64_encode( hash_hmac( 'sha256', $base, "{$made['consumer_secret']}&", true ) ) === $signature;
	}
}
