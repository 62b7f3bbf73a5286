<?php
/**
 * `wp pedal`: the same use cases as REST, the same codes, exit codes for scripts, secrets never in arguments.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class CliTest extends TestCase {

	protected function setUp(): void {
		parent::setUp();
		require_once __DIR__ . '/wp-cli.php';
		\WP_CLI::$commands = array();
		do_action( 'cli_init' );
		putenv( 'PEDAL_SECRET' );
	}

	public function test_every_promised_command_is_there_and_takes_every_format(): void {
		$promised = array( 'connection list', 'connection add', 'connection check', 'connection resume', 'connection delete', 'delivery list', 'delivery get', 'delivery send', 'delivery retry', 'delivery cancel', 'delivery look', 'delivery dismiss', 'drain', 'sweep', 'status', 'doctor', 'why', 'preview', 'simulate' );
		self::assertSame( array_map( static fn( string $words ): string => "pedal $words", $promised ), array_keys( \WP_CLI::$commands ) );
		foreach ( \WP_CLI::$commands as $words => $command ) {
			$synopsis = array_column( $command['about']['synopsis'], null, 'name' );
			self::assertSame( array( 'table', 'json', 'csv', 'count', 'ids' ), $synopsis['format']['options'], $words );
			self::assertNotSame( '', $command['about']['shortdesc'] );
		}
		$send = array_column( \WP_CLI::$commands['pedal delivery send']['about']['synopsis'], null, 'name' );
		self::assertSame( array( 'type' => 'positional', 'name' => 'order', 'optional' => false, 'repeating' => true ), array_slice( $send['order'], 0, 4 ) );
		self::assertSame( array( 'flag', true ), array( $send['again']['type'], $send['again']['optional'] ) );
		self::assertSame( array( 'assoc', true ), array( $send['connection']['type'], $send['connection']['optional'] ) );
	}

	public function test_a_connection_is_added_with_a_secret_from_the_environment(): void {
		putenv( "PEDAL_SECRET={$this->platform->secret}" );
		$ran = $this->wp( 'connection add', array(), $this->account() + array( 'format' => 'json' ) );

		self::assertSame( 0, $ran['exit'], $ran['err'] );
		$made = json_decode( $ran['out'], true );
		self::assertSame( 'ready', $made['status'] );
		self::assertSame( substr( $this->platform->secret, -4 ), $made['secret']['last4'] );
		self::assertStringNotContainsString( $this->platform->secret, $ran['out'] . $ran['err'] );
		self::assertSame( "{$made['id']}\n", $this->wp( 'connection list', array(), array( 'format' => 'ids' ) )['out'] );
		self::assertSame( "1\n", $this->wp( 'connection list', array(), array( 'format' => 'count' ) )['out'] );
		self::assertSame( array( 'Naofood' ), array_column( json_decode( $this->wp( 'connection list', array(), array( 'format' => 'json' ) )['out'], true ), 'name' ) );
	}

	public function test_a_secret_comes_from_standard_input_too(): void {
		$input = fopen( 'php://memory', 'r+' );
		fwrite( $input, " {$this->platform->secret}\r\nsomething else\n" );
		rewind( $input );
		self::assertSame( $this->platform->secret, ( new \Pedal\Cli\SecretInput( $input ) )->read() );
	}

	public function test_a_secret_in_an_argument_is_refused(): void {
		$ran = $this->wp( 'connection add', array(), $this->account() + array( 'secret' => $this->platform->secret ) );

		self::assertSame( 1, $ran['exit'] );
		self::assertStringContainsString( 'PEDAL_SECRET', $ran['err'] );
		self::assertStringNotContainsString( $this->platform->secret, $ran['err'] );
		self::assertSame( array(), $this->platform->requests );
	}

	public function test_a_failed_check_saves_nothing_unless_asked_to(): void {
		putenv( 'PEDAL_SECRET=wrongwrongwrongwrongwrongwrongwr' );
		$ran = $this->wp( 'connection add', array(), $this->account() );
		self::assertSame( 1, $ran['exit'] );
		self::assertStringContainsString( 'Error: pedal_credentials_refused', $ran['err'] );
		self::assertSame( "0\n", $this->wp( 'connection list', array(), array( 'format' => 'count' ) )['out'] );

		$ran = $this->wp( 'connection add', array(), $this->account() + array( 'save-unchecked' => true, 'format' => 'json' ) );
		self::assertSame( 0, $ran['exit'], $ran['err'] );
		self::assertSame( array( 'unchecked', false ), array( json_decode( $ran['out'], true )['status'], json_decode( $ran['out'], true )['enabled'] ) );
		$checked = $this->wp( 'connection check', array( 'naofood' ), array( 'format' => 'json' ) );
		self::assertSame( 1, $checked['exit'] );
		self::assertSame( 'pedal_credentials_refused', array_column( json_decode( $checked['out'], true ), 'code', 'name' )['credentials'] );
	}

	public function test_a_connection_is_checked_resumed_and_deleted(): void {
		global $wpdb;
		$id = $this->connect();
		self::assertSame( 0, $this->wp( 'connection check', array( 'naofood' ) )['exit'] );
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_connections SET status = 'paused', status_code = 'pedal_throttled'" );
		self::assertStringContainsString( 'ready', $this->wp( 'connection resume', array( (string) $id ) )['out'] );
		self::assertSame( 0, $this->wp( 'connection delete', array( (string) $id ) )['exit'] );
		self::assertSame( stream_isatty( STDIN ) ? "1\n" : "0\n", $this->wp( 'connection list', array(), array( 'format' => 'count' ) )['out'], 'Only a person can say yes.' );
	}

	public function test_a_deletion_that_was_confirmed_is_not_asked_about(): void {
		foreach ( array( 'yes', 'force' ) as $said ) {
			$id = $this->connect();
			self::assertSame( 0, $this->wp( 'connection delete', array( (string) $id ), array( $said => true ) )['exit'] );
			self::assertSame( "0\n", $this->wp( 'connection list', array(), array( 'format' => 'count' ) )['out'], $said );
		}
	}

	public function test_a_connection_in_use_is_deleted_by_force_only(): void {
		$this->an_order();
		self::assertStringContainsString( 'pedal_connection_in_use', $this->wp( 'connection delete', array( 'naofood' ), array( 'yes' => true ) )['err'] );
		self::assertSame( 0, $this->wp( 'connection delete', array( 'naofood' ), array( 'force' => true ) )['exit'] );
	}

	/**
	 * @return array<string,array{string,list<string>,array<string,mixed>,string}>
	 */
	public static function refusals(): array {
		return array(
			'no such connection'  => array( 'connection check', array( 'nobody' ), array(), 'pedal_connection_not_found' ),
			'connection 0'        => array( 'connection resume', array( '0' ), array(), 'pedal_connection_not_found' ),
			'no such delivery'    => array( 'delivery get', array( '999' ), array(), 'pedal_delivery_not_found' ),
			'not a number'        => array( 'delivery retry', array( '1 OR 1=1' ), array(), 'pedal_delivery_not_found' ),
			'no such order'       => array( 'delivery send', array( '999' ), array(), 'pedal_order_not_found' ),
			'why of nothing'      => array( 'why', array( '999' ), array(), 'pedal_order_not_found' ),
			'preview of nothing'  => array( 'preview', array( '999' ), array(), 'pedal_order_not_found' ),
			'bad state'           => array( 'delivery list', array(), array( 'sync' => 'lost' ), 'rest_invalid_param' ),
			'bad page'            => array( 'delivery list', array(), array( 'per_page' => '1000' ), 'rest_invalid_param' ),
			'bad limit'           => array( 'simulate', array(), array( 'limit' => '-1' ), 'rest_invalid_param' ),
			'no such file'        => array( 'simulate', array( '/nowhere/rules.json' ), array(), 'rest_invalid_param' ),
			'no time'             => array( 'drain', array(), array( 'max-seconds' => '0' ), 'rest_invalid_param' ),
			'a word for a time'   => array( 'drain', array(), array( 'max-seconds' => 'all' ), 'rest_invalid_param' ),
			'bad address'         => array( 'connection add', array(), array( 'name' => 'A', 'base_url' => 'ftp://x', 'identifier' => FakePlatform::IDENTIFIER ), 'pedal_url_not_allowed' ),
		);
	}

	/**
	 * @param list<string>        $arguments
	 * @param array<string,mixed> $flags
	 */
	#[DataProvider( 'refusals' )]
	public function test_a_refusal_is_a_code_a_sentence_and_exit_1( string $words, array $arguments, array $flags, string $code ): void {
		putenv( 'PEDAL_SECRET=x' );
		$ran = $this->wp( $words, $arguments, $flags );

		self::assertSame( 1, $ran['exit'] );
		self::assertMatchesRegularExpression( "/^Error: $code( \([^)]+\))?: \S.{10,}/m", $ran['err'] );
		self::assertSame( '', $ran['out'] );
	}

	public function test_an_order_is_explained_previewed_sent_followed_and_cancelled(): void {
		$order = $this->an_order();
		$id    = (string) $this->row( $order )['id'];

		$why = json_decode( $this->wp( 'why', array( (string) $order ), array( 'format' => 'json' ) )['out'], true );
		self::assertTrue( $why['send'] );
		self::assertNotSame( array(), $why['reasons'] );
		$preview = json_decode( $this->wp( 'preview', array( (string) $order ) )['out'], true );
		self::assertSame( 'Léa Roux', $preview[0]['request']['dropoff']['address']['contactName'] );
		self::assertSame( array(), $this->platform->requests, 'Nothing was sent.' );

		$drained = $this->wp( 'drain', array(), array( 'format' => 'json' ) );
		self::assertSame( 0, $drained['exit'], $drained['err'] );
		self::assertSame( 0, json_decode( $drained['out'], true )['remaining'] );
		self::assertSame( 'synced', $this->row( $order )['sync'] );
		self::assertGreaterThan( 0, (int) get_transient( 'pedal_clock_cli' ) );

		$got = json_decode( $this->wp( 'delivery get', array( $id ), array( 'format' => 'json' ) )['out'], true );
		self::assertSame( '/api/deliveries/4711', $got['remote_id'] );
		self::assertNotSame( array(), $got['journal'] );
		self::assertSame( "$id\n", $this->wp( 'delivery list', array(), array( 'format' => 'ids', 'sync' => 'synced,pending' ) )['out'] );
		self::assertSame( "0\n", $this->wp( 'delivery list', array(), array( 'format' => 'count', 'sync' => 'attention' ) )['out'] );
		self::assertStringContainsString( 'placed', $this->wp( 'delivery list' )['out'] );

		self::assertSame( 0, $this->wp( 'delivery look', array( $id ) )['exit'] );
		self::assertSame( 0, $this->wp( 'delivery cancel', array( $id ) )['exit'] );
		$this->wp( 'drain' );
		self::assertSame( 'cancelled', $this->row( $order )['stage'] );
		self::assertSame( array(), $this->platform->active() );
	}

	public function test_one_that_fails_does_not_keep_the_others(): void {
		$order = $this->an_order();
		$ran   = $this->wp( 'delivery retry', array( '999', (string) $this->row( $order )['id'] ) );

		self::assertSame( 1, $ran['exit'] );
		self::assertStringContainsString( 'Warning: 999: pedal_delivery_not_found', $ran['err'] );
		self::assertStringContainsString( (string) $order, $ran['out'] );
	}

	public function test_an_order_without_a_rule_is_sent_by_hand(): void {
		$this->connect();
		$this->shop->method = 'flat_rate';
		$order              = $this->shop->order( 'by_hand' );
		self::assertStringContainsString( 'no_rule', $this->wp( 'why', array( (string) $order->get_id() ) )['out'] );

		self::assertSame( 0, $this->wp( 'delivery send', array( (string) $order->get_id() ) )['exit'] );
		self::assertSame( 'hand', $this->row( $order->get_id() )['planned_by'] );
		self::assertStringContainsString( 'pedal_still_at_platform', $this->wp( 'delivery send', array( (string) $order->get_id() ), array( 'again' => true ) )['err'] );
		self::assertSame( 0, $this->wp( 'delivery dismiss', array( (string) $this->row( $order->get_id() )['id'] ) )['exit'] );
	}

	public function test_drain_ends_with_1_while_orders_are_overdue(): void {
		$this->an_order();
		$this->platform->fail( '.*', 'cURL error 7: Connection refused', times: 500 );
		$ran = $this->wp( 'drain' );
		self::assertSame( 0, $ran['exit'], 'A minute of silence is no alarm.' );
		self::assertMatchesRegularExpression( '/^settled: \d+, remaining: \d+, oldest due: \d+ s$/', trim( $ran['out'] ) );
		$this->pass_time( 3600 );
		$ran = $this->wp( 'drain' );
		self::assertSame( 1, $ran['exit'] );
		self::assertStringContainsString( 'orders_overdue', $ran['err'] );
	}

	public function test_what_was_overdue_is_so_until_it_is_done_however_often_it_is_tried(): void {
		global $wpdb;
		$order = $this->an_order();
		$this->platform->fail( '.*', 'cURL error 7: Connection refused', times: 500 );
		$wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET due_at = due_at - 3600" );
		$ran = $this->wp( 'drain', array(), array( 'format' => 'json' ) );
		self::assertSame( array( 1, 'pending' ), array( $ran['exit'], $this->row( $order )['sync'] ), $ran['out'] );
		self::assertStringContainsString( 'orders_overdue', $ran['err'] );
		self::assertSame( 0, json_decode( $ran['out'], true )['settled'], 'One object, as of status and sweep, and nothing came to rest.' );
	}

	public function test_sweep_prints_the_statement(): void {
		$this->an_order();
		$ran = json_decode( $this->wp( 'sweep', array(), array( 'format' => 'json' ) )['out'], true );
		self::assertSame( 1, $ran['eligible'] );
		self::assertSame( array(), $ran['missing'] );
		self::assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $ran['checked_at'] );
		self::assertStringContainsString( 'eligible', $this->wp( 'sweep' )['out'] );
	}

	public function test_status_and_doctor(): void {
		$this->an_order();
		$status = json_decode( $this->wp( 'status', array(), array( 'format' => 'json' ) )['out'], true );
		self::assertSame( 1, $status['counts']['pending'] );
		self::assertSame( PEDAL_VERSION, $status['versions']['pedal'] );

		set_transient( 'pedal_clock_cli', time() );
		$doctor = $this->wp( 'doctor', array(), array( 'cheap' => true ) );
		self::assertSame( 0, $doctor['exit'], $doctor['out'] );
		self::assertStringContainsString( 'developer_door_open', $doctor['out'] );
		self::assertStringNotContainsString( 'good', $doctor['out'] );
		add_filter( 'https_ssl_verify', '__return_false' );
		$doctor = $this->wp( 'doctor', array(), array( 'cheap' => true, 'format' => 'json' ) );
		self::assertSame( 1, $doctor['exit'] );
		self::assertContains( 'pedal_tampered_http', array_column( json_decode( $doctor['out'], true ), 'code' ) );
	}

	public function test_rules_are_tried_before_they_are_saved(): void {
		$order = $this->an_order();
		$file  = tempnam( sys_get_temp_dir(), 'rules' );
		file_put_contents( $file, wp_json_encode( array( array( 'id' => 'far', 'name' => 'Far', 'enabled' => true, 'when' => array( array( 'field' => 'postcode', 'op' => 'matches', 'value' => '38*' ) ), 'then' => array( 'send' => false ) ) ) ) );
		$ran = $this->wp( 'simulate', array( $file ), array( 'format' => 'json', 'changed' => true ) );
		unlink( $file );

		self::assertSame( 0, $ran['exit'], $ran['err'] );
		$changed = json_decode( $ran['out'], true );
		self::assertSame( array( array( $order, 'rule_says_no', true ) ), array_map( static fn( array $row ): array => array( $row['order_id'], $row['after'], $row['changed'] ), $changed ) );
		self::assertSame( "0\n", $this->wp( 'simulate', array(), array( 'format' => 'count', 'changed' => true ) )['out'] );
		self::assertSame( array(), get_option( 'pedal_settings', array() )['rules'] ?? array() );
	}

	public function test_a_cell_of_csv_starts_no_formula(): void {
		$this->connect( array( 'name' => '=cmd|calc' ) );
		self::assertStringContainsString( "\t'=cmd|calc\t", $this->wp( 'connection list', array(), array( 'format' => 'csv' ) )['out'] );
	}

	/**
	 * @return array<string,string>
	 */
	private function account(): array {
		return array( 'name' => 'Naofood', 'base_url' => FakePlatform::URL, 'identifier' => FakePlatform::IDENTIFIER );
	}

	private function an_order(): int {
		$this->connect();
		$order = $this->shop->order( 'by_hand', ( new Shopper() )->with( slot: $this->platform->choices[1] ) );
		\Pedal\Plugin::services()->get( \Pedal\Forwarding\Intake::class )->settle();
		return $order->get_id();
	}

	/**
	 * @param list<string>        $arguments
	 * @param array<string,mixed> $flags
	 * @return array{exit:int,out:string,err:string}
	 */
	private function wp( string $words, array $arguments = array(), array $flags = array() ): array {
		\WP_CLI::$out = '';
		\WP_CLI::$err = '';
		$exit         = 0;
		try {
			( \WP_CLI::$commands[ "pedal $words" ]['run'] )( $arguments, $flags );
		} catch ( CliEnd $end ) {
			$exit = $end->exit;
		}
		return array( 'exit' => $exit, 'out' => \WP_CLI::$out, 'err' => \WP_CLI::$err );
	}
}
