/**
 * The mutations that must turn red. Each takes away one thing that keeps orders from being lost, doubled or leaked.
 */
import type { Edit, Mutation } from './mutation.ts';

const edit = ( file: string, search: string, replace: string ): Edit => ( {
	file: `${ file }.php`,
	search,
	replace,
} );

const RUN = 'public function run( callable $has_time ): void {';

const WITHOUT_SWEEP = edit( 'Forwarding/Sweep', RUN, `${ RUN }\n\t\treturn;` );

const WITHOUT_SAVES = edit(
	'wiring/hooks',
	"array( 'woocommerce_after_order_object_save', array( Intake::class, 'order_changed' ) ),",
	''
);

/** Intake: none missed. */
const intake: Mutation[] = [
	{
		row: 'B11',
		defect: 'no unique key on order, parcel and epoch',
		edits: [
			edit( 'Storage/Schema', 'UNIQUE KEY parcel (', 'KEY parcel (' ),
		],
		ring: 'wordpress',
		test: 'RowB11Test::test_B11_an_order_has_one_row_whoever_plans_it',
	},
	{
		row: 'B11',
		defect: 'no unique key on the marker',
		edits: [
			edit( 'Storage/Schema', 'UNIQUE KEY marker (', 'KEY marker (' ),
		],
		ring: 'wordpress',
		test: 'RowB11Test::test_B11_a_marker_belongs_to_one_row',
	},
	{
		row: 'B01',
		defect: 'no sweep',
		edits: [ WITHOUT_SWEEP ],
		ring: 'wordpress',
		test: 'RowBTest::test_B01_killed_between_the_status_and_the_hooks',
	},
	{
		row: 'A27',
		defect: 'no woocommerce_after_order_object_save',
		edits: [ WITHOUT_SAVES ],
		ring: 'wordpress',
		test: 'MutationsFoundTest::test_A27_a_gateway_that_sets_the_status_while_another_plugin_throws',
	},
	{
		row: 'A27',
		defect: 'no woocommerce_after_order_object_save and no sweep',
		edits: [ WITHOUT_SAVES, WITHOUT_SWEEP ],
		ring: 'wordpress',
		test: 'MutationsFoundTest::test_A27_a_gateway_that_sets_the_status_while_another_plugin_throws_and_every_hook_is_lost',
	},
];

/** Claims and clocks: one worker at a time. */
const claims: Mutation[] = [
	{
		row: 'B12',
		defect: 'a claim that moves no fence',
		edits: [
			edit(
				'Core/Delivery',
				"'fence'       => $this->fence + 1,",
				"'fence'       => $this->fence,"
			),
		],
		ring: 'core',
		test: 'DeliveryTest::test_a_claim_moves_the_fence_and_takes_a_seat',
	},
	{
		row: 'B14',
		defect: 'a late answer is written without asking for the fence',
		edits: [
			edit( 'Storage/Deliveries', ' AND fence = %d$guard"', '$guard"' ),
			edit(
				'Storage/Deliveries',
				'$before->sync->value, $before->fence )',
				'$before->sync->value )'
			),
		],
		ring: 'wordpress',
		test: 'MutationsFoundTest::test_B14_a_late_answer_does_not_end_the_claim_of_the_next_worker',
	},
	{
		row: 'B15',
		defect: "the web server's clock instead of the database's",
		edits: [
			edit(
				'Storage/DatabaseClock',
				"(int) $this->database->value( 'SELECT UNIX_TIMESTAMP()' )",
				'time()'
			),
		],
		ring: 'wordpress',
		test: 'MutationsFoundTest::test_B15_a_host_whose_clock_is_ten_minutes_off',
	},
];

/** Exactly once: doubt is looked up, not sent again. */
const doubt: Mutation[] = [
	{
		row: 'C09',
		defect: 'no quarantine',
		edits: [
			edit(
				'Core/Timing',
				"'quarantine'          => 120,",
				"'quarantine'          => 0,"
			),
		],
		ring: 'wordpress',
		test: 'RowCDoubtTest::test_C09_committed_90_s_after_our_time_out',
	},
	{
		row: 'C13',
		defect: 'an inconclusive look counts as an absence',
		edits: [
			edit(
				'Forwarding/Sending',
				'if ( ! $found->conclusive && ! $this->is_surely_absent( $work ) ) {',
				'if ( false ) {'
			),
		],
		ring: 'wordpress',
		test: 'RowCDoubtTest::test_C13_a_list_cut_at_30_rows_that_cannot_tell_is_no_licence_to_send',
	},
	{
		row: 'C02',
		defect: '500 counts as not sent',
		edits: [
			edit(
				'Platform/Answers',
				"if ( $operation->writes() ) {\n\t\t\treturn new Uncertain( 'quarantine', status: $status, wait: $wait );\n\t\t}",
				''
			),
		],
		ring: 'wordpress',
		test: 'RowCDoubtTest::test_C02_C03_C05_it_was_made_all_the_same',
	},
	{
		row: 'C02',
		defect: '500 counts as not sent (in the table)',
		edits: [
			edit(
				'Platform/Answers',
				"if ( $operation->writes() ) {\n\t\t\treturn new Uncertain( 'quarantine', status: $status, wait: $wait );\n\t\t}",
				''
			),
		],
		ring: 'core',
		test: 'AnswersTest::test_no_status_is_without_a_future_and_a_write_that_may_have_worked_is_never_repeated_blindly',
	},
	{
		row: 'C22',
		defect: 'a paused connection costs orders their attempts',
		edits: [
			edit(
				'Forwarding/Consequences',
				"'connection_paused', false );",
				"'connection_paused', true );"
			),
		],
		ring: 'wordpress',
		test: 'RowCRefusalTest::test_C22_refused_for_ever',
	},
	{
		row: 'I03',
		defect: 'nothing looks first',
		edits: [
			edit(
				'Core/NextStep',
				'return 0 === $delivery->sends && ! $delivery->look_first && $now - $delivery->created_at < self::FRESH_SECONDS;',
				'return true;'
			),
		],
		ring: 'wordpress',
		test: 'RowBTest::test_I03_an_old_row_waits_while_the_platform_cannot_be_asked',
	},
	{
		row: 'I01',
		defect: 'a copy of the shop sends',
		edits: [
			edit(
				'Forwarding/Guard',
				"$this->install->is_elsewhere()                                 => 'pedal_cloned_site',",
				''
			),
		],
		ring: 'wordpress',
		test: 'RestSiteTest::test_connections_show_it_and_nothing_is_sent',
	},
];

/** The way out and the way in: bounded, verified. */
const doors: Mutation[] = [
	{
		row: 'C27',
		defect: 'redirects are followed',
		edits: [
			edit(
				'Platform/WpTransport',
				"'redirection'         => 0,",
				"'redirection'         => 5,"
			),
		],
		ring: 'wordpress',
		test: 'WpTransportTest::test_C27_F08_a_redirect_is_not_followed',
	},
	{
		row: 'C27',
		defect: 'another plugin may switch redirects on',
		edits: [
			edit(
				'wiring/hooks',
				"array( 'http_request_args', array( WpTransport::class, 'hold_arguments' ), PHP_INT_MAX, 2 ),",
				''
			),
		],
		ring: 'wordpress',
		test: 'WpTransportTest::test_C27_F08_a_redirect_is_not_followed_whatever_other_plugins_wish',
	},
	{
		row: 'C30',
		defect: 'answers of any size are read',
		edits: [
			edit(
				'Platform/WpTransport',
				"'limit_response_size' => self::MAX_BYTES,",
				''
			),
		],
		ring: 'wordpress',
		test: 'WpTransportTest::test_C30_no_more_than_a_mebibyte_is_read',
	},
	{
		row: 'E07',
		defect: 'signatures compared with ===',
		edits: [
			edit(
				'Platform/CoopCycle/Signature',
				"hash_equals( base64_encode( hash_hmac( 'sha256', $raw_body, $secret, true ) ), $signature )",
				"base64_encode( hash_hmac( 'sha256', $raw_body, $secret, true ) ) === $signature"
			),
		],
		ring: 'core',
		test: 'ArchitectureTest::test_the_plugin_keeps_the_rule',
	},
	{
		row: 'E18',
		defect: 'no early gate',
		edits: [
			edit(
				'Rest/EarlyGate',
				"return false !== stripos( $address, Router::SPACE . '/hook/' )\n\t\t\t||",
				'return'
			),
		],
		ring: 'wordpress',
		test: 'RestHookTest::test_E18_the_early_gate_knows_its_addresses',
	},
	{
		row: 'E18',
		defect: 'no size gate at the doorbell',
		edits: [
			edit(
				'Rest/HookResource',
				'strlen( $body ) > EarlyGate::HOOK_BYTES   => self::no( 413 ),',
				''
			),
		],
		ring: 'wordpress',
		test: 'RestHookTest::test_E18_large_bodies_are_refused_and_dropped',
	},
	{
		row: 'E18',
		defect: 'the size gate stands behind the decoder',
		edits: [
			edit(
				'wiring/hooks',
				"array( 'rest_pre_dispatch', array( Manners::class, 'before' ), 1, 3 ),",
				"array( 'rest_request_before_callbacks', array( Manners::class, 'before' ), 1, 3 ),"
			),
		],
		ring: 'wordpress',
		test: 'RestHookTest::test_E18_large_bodies_are_refused_and_dropped',
	},
	{
		row: 'E21',
		defect: 'a permission callback that writes',
		edits: [
			edit(
				'Rest/Router',
				'private function may( string|array $access, \\WP_REST_Request $request ): bool|\\WP_Error {',
				"private function may( string|array $access, \\WP_REST_Request $request ): bool|\\WP_Error {\n\t\tupdate_option( 'pedal_asked', (int) get_option( 'pedal_asked' ) + 1 );"
			),
		],
		ring: 'wordpress',
		test: 'MutationsFoundTest::test_E21_asking_whether_one_may_writes_nothing',
	},
];

/** Secrets: sealed, bound, and never taken along. */
const secrets: Mutation[] = [
	{
		row: 'G06',
		defect: 'what cannot be sealed is kept in clear',
		edits: [
			edit(
				'Storage/Sealer',
				"throw new Unreadable( 'Secrets cannot be sealed here: set PEDAL_KEY (32 or more characters) in wp-config.php.' );",
				'return $plain;'
			),
		],
		ring: 'wordpress',
		test: 'SealerTest::test_G06_what_cannot_be_sealed_is_not_kept',
	},
	{
		row: 'G02',
		defect: 'a seal without associated data',
		edits: [
			edit(
				'Storage/Sealer',
				'return "pedal|{$this->site}|{$this->install_id}|$field|$connection_id|v1";',
				"return '';"
			),
		],
		ring: 'wordpress',
		test: 'SealerTest::test_G02_a_seal_opens_only_where_it_was_made',
	},
	{
		row: 'F14',
		defect: 'the secret travels to a new address',
		edits: [
			edit(
				'Forwarding/Connecting',
				"if ( $moves && '' === $secret ) {\n\t\t\tthrow new Problem( 'pedal_secret_required', 422, 'secret' );\n\t\t}\n\t\t$columns = self::changed( $draft, $connection );\n\t\tif ( $moves || '' !== $secret ) {",
				"$columns = self::changed( $draft, $connection );\n\t\tif ( '' !== $secret ) {"
			),
		],
		ring: 'wordpress',
		test: 'RestConnectionsTest::test_a_secret_never_travels_to_a_new_address',
	},
];

/** Who only listens: told under one id, until it heard. */
const listeners: Mutation[] = [
	{
		row: 'C45',
		defect: 'every try has an id of its own',
		edits: [
			edit(
				'Platform/Webhook/Driver',
				'return "msg_{$this->row()->marker}_{$this->row()->desired_version}_"',
				'return "msg_{$this->row()->marker}_{$this->row()->attempts}_"'
			),
		],
		ring: 'wordpress',
		test: 'RowCWebhookTest::test_C45_the_receiver_fails_nine_times_and_then_listens',
	},
	{
		row: 'C45',
		defect: 'what may have been heard is never taken back',
		edits: [
			edit(
				'Forwarding/Consequences',
				'$work->platform instanceof Listener => $work->row,\n',
				'\n'
			),
		],
		ring: 'wordpress',
		test: 'RowCWebhookTest::test_C45_dismissed_while_nobody_knows_whether_it_was_heard',
	},
	{
		row: 'C46',
		defect: 'a receiver that is gone is called again',
		edits: [
			edit( 'Platform/Answers', ', Unavailable::FOR_GOOD )', ', null )' ),
		],
		ring: 'wordpress',
		test: 'RowCWebhookTest::test_C46_gone_is_off_until_a_person_says_otherwise',
	},
	{
		row: 'C47',
		defect: 'a receiver may take as long as a platform',
		edits: [
			edit(
				'Platform/WpTransport',
				'Operation::Event === $request->operation ? $this->timing->webhook_timeout : $this->timing->http_timeout',
				'$this->timing->http_timeout'
			),
		],
		ring: 'wordpress',
		test: 'RowCWebhookWireTest::test_C47_a_receiver_hangs_for_a_minute',
	},
];

export const mutations: Mutation[] = [
	...intake,
	...claims,
	...doubt,
	...doors,
	...secrets,
	...listeners,
];
