/**
 * Section 10: PHP hooks for other code. Section 4: pedal_timing and the clocks.
 */
import { until } from '../../bin/lab/wait.ts';
import { DELIVERY, expectOk, keys, sorted } from './support/shapes.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();
const hook = ( code: string ) => world.shop.site.hook( 'test', code );

/** Appends what a hook was given to an option. */
const NOTE =
	"function bb_seen( string $what, ...$given ) { $all = get_option( 'bb_seen', array() ); $all[] = array( $what, $given ); update_option( 'bb_seen', $all, false ); }\n";
const seen = () =>
	world.shop.php< Array< [ string, unknown[] ] > >(
		"$all = get_option( 'bb_seen', array() ); delete_option( 'bb_seen' ); return $all;"
	);

afterEach( () => world.shop.site.hook( 'test', null ) );

const sent = async () => {
	const made = await world.platform.ledger( 'create_delivery' );
	return JSON.parse( String( made.at( -1 )?.body ) );
};

describe( '10 filters', () => {
	test( 'pedal_request changes the body that is sent; preview shows it', async () => {
		hook(
			"add_filter( 'pedal_request', static function ( $request ) { $request['dropoff']['comments'] = 'Changed by the shop'; return $request; }, 10, 9 );"
		);
		const order = await world.shop.php< number >(
			"$id = bb_order(); do_action( 'pedal_tick' ); return $id;"
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
			sync: 'synced',
		} );
		expect( ( await sent() ).dropoff.comments ).toBe(
			'Changed by the shop'
		);
		expect(
			( await world.admin.get( `orders/${ order }/preview` ) ).text
		).toContain( 'Changed by the shop' );
	} );

	test( 'pedal_verdict can say no and yes', async () => {
		hook(
			"add_filter( 'pedal_verdict', static function ( $verdict ) { $verdict['send'] = false; return $verdict; }, 10, 9 );"
		);
		const refused = await world.shop.order();
		expect( await world.shop.row( refused ) ).toEqual( {} );
		expect(
			expectOk( await world.admin.get( `orders/${ refused }/verdict` ) )
		).toMatchObject( { send: false, code: 'rule_says_no' } );
		hook(
			`add_filter( 'pedal_verdict', static fn( $verdict ) => array( 'send' => true, 'connection_id' => ${ world.connection } ) + $verdict );`
		);
		const other = await world.shop.order( {
			method: 'flat_rate',
			instance: 0,
		} );
		expect( await world.shop.row( other ) ).toMatchObject( {
			desired: 'present',
			connection_id: world.connection,
		} );
	} );

	test( 'pedal_order_facts changes what the rules and the request see', async () => {
		hook(
			"add_filter( 'pedal_order_facts', static function ( $facts, $order ) { if ( $order instanceof WC_Order ) { $facts['contact_name'] = 'The Neighbour'; } return $facts; }, 10, 2 );"
		);
		const order = await world.shop.order();
		const text = JSON.stringify(
			expectOk( await world.admin.get( `orders/${ order }/preview` ) )
		);
		expect( text ).toContain( 'The Neighbour' );
		expect( text ).toContain( '5 rue Lesdiguières' );
	} );

	test( 'pedal_drivers and pedal_slot_offers are asked', async () => {
		hook( `${ NOTE }
			add_filter( 'pedal_drivers', static function ( $drivers ) { bb_seen( 'drivers', is_array( $drivers ) ? array_keys( $drivers ) : get_debug_type( $drivers ) ); return $drivers; } );
			add_filter( 'pedal_slot_offers', static function ( $offers ) { bb_seen( 'offers', is_array( $offers ) ); return array_slice( $offers, 0, 1 ); }, 10, 9 );` );
		expectOk( await world.admin.get( 'drivers' ) );
		expect(
			expectOk(
				await world.admin.get(
					`connections/${ world.connection }/slots`
				)
			)
		).toHaveLength( 1 );
		const names = ( await seen() ).map( ( [ name ] ) => name );
		expect( names ).toEqual(
			expect.arrayContaining( [ 'drivers', 'offers' ] )
		);
	} );

	test( 'pedal_slot_offers takes a window away by its value', async () => {
		const slots = async () =>
			expectOk(
				await world.admin.get(
					`connections/${ world.connection }/slots`
				)
			);
		const [ first, second ] = await slots();
		hook(
			`add_filter( 'pedal_slot_offers', static fn( $offers ) => array_filter( $offers, static fn( $slot ) => '${ first.value }' !== $slot['value'] ) );`
		);
		expect( ( await slots() )[ 0 ] ).toEqual( second );
	} );

	test( 'a filter that answers nonsense breaks neither checkout nor pass', async () => {
		hook(
			[
				'pedal_request',
				'pedal_verdict',
				'pedal_order_facts',
				'pedal_timing',
				'pedal_drivers',
				'pedal_slot_offers',
			]
				.map(
					( name ) =>
						`add_filter( '${ name }', static fn() => 'nonsense', 10, 9 );`
				)
				.join( '\n' )
		);
		const order = await world.shop.php< number >(
			"$id = bb_order(); do_action( 'pedal_tick' ); return $id;"
		);
		expect( order ).toBeGreaterThan( 0 );
		expectOk( await world.admin.get( 'status' ) );
		expect(
			( await world.admin.get( 'connections/1/slots' ) ).status
		).toBeLessThan( 500 );
		expect( ( await world.admin.get( 'drivers' ) ).status ).toBeLessThan(
			500
		);
	} );

	test( 'a filter that throws breaks neither checkout nor pass', async () => {
		hook(
			[
				'pedal_request',
				'pedal_verdict',
				'pedal_order_facts',
				'pedal_slot_offers',
				'pedal_delivery_planned',
				'pedal_delivery_synced',
			]
				.map(
					( name ) =>
						`add_filter( '${ name }', static function () { throw new Error( 'boom' ); }, 10, 9 );`
				)
				.join( '\n' )
		);
		const order = await world.shop.php< number >(
			"$id = bb_order(); do_action( 'pedal_tick' ); return $id;"
		);
		expect( order ).toBeGreaterThan( 0 );
		expect(
			await world.shop.php(
				"return wc_get_order( $a['id'] )->get_status();",
				{ id: order }
			)
		).toBe( 'processing' );
		hook( '' );
		await world.shop.php(
			'global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}pedal_deliveries SET due_at = 1 WHERE due_at > 0" ); do_action( \'pedal_tick\' );'
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
			sends: 1,
		} );
	} );

	test( '4 pedal_timing: an array of the promised names and seconds', async () => {
		hook(
			`${ NOTE } add_filter( 'pedal_timing', static function ( $timing ) { update_option( 'bb_timing', $timing, false ); return $timing; } );`
		);
		await world.shop.tick();
		expect(
			await world.shop.php( "return get_option( 'bb_timing' );" )
		).toEqual( {
			http_timeout: 45,
			lease: 180,
			quarantine: 120,
			second_look: 60,
			concurrency: 4,
			requests_per_second: 10,
			budget_web: 20,
			budget_cli: 55,
			sweep_overlap: 900,
			webhook_timeout: 15,
		} );
	} );
} );

describe( '10 actions', () => {
	test( 'planned, synced, stage changed and attention are told', async () => {
		hook(
			NOTE +
				[
					'pedal_delivery_planned',
					'pedal_delivery_synced',
					'pedal_delivery_attention',
					'pedal_stage_changed',
					'pedal_connection_paused',
				]
					.map(
						( name ) =>
							`add_action( '${ name }', static fn( ...$given ) => bb_seen( '${ name }', ...array_map( static fn( $one ) => is_scalar( $one ) ? $one : get_debug_type( $one ), $given ) ), 10, 9 );`
					)
					.join( '\n' )
		);
		await world.shop.php( "bb_order(); do_action( 'pedal_tick' );" );
		const first = ( await seen() ).map( ( [ name ] ) => name );
		expect( first ).toEqual(
			expect.arrayContaining( [
				'pedal_delivery_planned',
				'pedal_delivery_synced',
				'pedal_stage_changed',
			] )
		);
		expect(
			first.filter( ( name ) => name === 'pedal_delivery_planned' )
		).toHaveLength( 1 );
		await world.platform.fault( {
			kind: 'status',
			status: 400,
			violation: 'items[1].task.doneBefore',
			route: 'create_delivery',
		} );
		await world.shop.php( "bb_order(); do_action( 'pedal_tick' );" );
		expect( ( await seen() ).map( ( [ name ] ) => name ) ).toContain(
			'pedal_delivery_attention'
		);
		await world.platform.calm();
		await world.platform.fault( {
			kind: 'status',
			status: 403,
			route: 'create_delivery',
		} );
		await world.shop.php( "bb_order(); do_action( 'pedal_tick' );" );
		expect( ( await seen() ).map( ( [ name ] ) => name ) ).toContain(
			'pedal_connection_paused'
		);
		await world.platform.calm();
		expect(
			expectOk( await world.admin.get( 'connections/1' ) )
		).toMatchObject( {
			status: 'paused',
			status_code: 'pedal_forbidden_by_platform',
		} );
		expect(
			expectOk( await world.admin.post( 'connections/1/resume' ) )
		).toMatchObject( { status: 'ready', resume_at: null } );
	} );

	test( 'pedal_deliveries( $order_id ) answers an array, empty for an unknown order', async () => {
		const answer = await world.shop.php< {
			mine: unknown[];
			same: unknown[];
			none: unknown[];
		} >(
			"$id = bb_order(); $mine = pedal_deliveries( $id ); return array( 'mine' => $mine, 'same' => array( $mine[0]['sync'], $mine[0]->sync, $mine[0]->order_id === $id ), 'none' => pedal_deliveries( 999999 ) );"
		);
		expect( answer.mine ).toHaveLength( 1 );
		expect( keys( answer.mine[ 0 ] ) ).toEqual( sorted( DELIVERY ) );
		expect( answer.same ).toEqual( [ 'pending', 'pending', true ] );
		expect( answer.none ).toEqual( [] );
	} );
} );

describe( '4 clocks', () => {
	const clocks = () =>
		world.shop.php< any >( `
		$actions = as_get_scheduled_actions( array( 'hook' => 'pedal_tick', 'status' => 'pending', 'per_page' => 50 ) );
		$first   = reset( $actions );
		$events  = array();
		foreach ( _get_cron_array() as $at => $hooks ) {
			foreach ( $hooks['pedal_cron'] ?? array() as $event ) {
				$events[] = $event;
			}
		}
		return array(
			'actions' => count( $actions ),
			'args' => $first ? $first->get_args() : null,
			'group' => $first ? $first->get_group() : null,
			'every' => $first ? $first->get_schedule()->get_recurrence() : null,
			'events' => $events,
		);` );
	const ALIVE = { actions: 1, args: [], group: 'pedal-bridge', every: 60 };

	test( 'exactly one recurring action and one cron event, every minute, without arguments', async () => {
		expectOk( await world.admin.get( 'status' ) );
		await Promise.all( [ world.shop.tick(), world.shop.tick() ] );
		const found = await clocks();
		expect( found ).toMatchObject( ALIVE );
		expect( found.events ).toHaveLength( 1 );
		expect( found.events[ 0 ] ).toMatchObject( { interval: 60, args: [] } );
	} );

	test( 'Action Scheduler’s own run delivers, and the chain goes on', async () => {
		const order = await world.shop.order();
		await world.shop.php(
			"global $wpdb; $wpdb->query( \"UPDATE {$wpdb->prefix}actionscheduler_actions SET scheduled_date_gmt = '2020-01-01 00:00:00' WHERE hook = 'pedal_tick' AND status = 'pending'\" ); ActionScheduler::runner()->run( 'test' );"
		);
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
		} );
		expect( await clocks() ).toMatchObject( ALIVE );
		expect(
			expectOk( await world.admin.get( 'status' ) ).clocks
				.action_scheduler.last_at
		).toMatch( /^\d{4}-.*(Z|\+00:00)$/ );
	} );

	test( 'WP-Cron’s event delivers', async () => {
		const order = await world.shop.order();
		await world.shop.php( "do_action( 'pedal_cron' );" );
		expect( await world.shop.row( order ) ).toMatchObject( {
			stage: 'placed',
		} );
		expect(
			expectOk( await world.admin.get( 'status' ) ).clocks.wp_cron.last_at
		).toMatch( /^\d{4}-/ );
	} );

	test( 'a lost clock is wound up again by itself', async () => {
		await world.shop.php(
			"as_unschedule_all_actions( 'pedal_tick' ); wp_clear_scheduled_hook( 'pedal_cron' );"
		);
		for ( let time = 0; time < 3; time++ ) {
			await fetch(
				`${ world.shop.url }/wp-admin/admin-ajax.php?action=x`
			);
			expectOk( await world.admin.get( 'status' ) );
			await world.shop.tick();
		}
		const found = await clocks();
		expect( found ).toMatchObject( ALIVE );
		expect( found.events ).toHaveLength( 1 );
	} );

	test( 'deactivation stops both and keeps everything; activation starts them again', async () => {
		const gone = await world.shop.php< any >( `
			require_once ABSPATH . 'wp-admin/includes/plugin.php';
			deactivate_plugins( 'pedal-bridge/pedal-bridge.php' );
			return array( as_get_scheduled_actions( array( 'hook' => 'pedal_tick', 'status' => 'pending' ), 'ids' ), wp_next_scheduled( 'pedal_cron' ) );` );
		expect( gone ).toEqual( [ [], false ] );
		expect( ( await world.admin.get( 'status' ) ).status ).toBe( 404 );
		expect(
			await world.shop.sql( 'SELECT id FROM wp_pedal_connections' )
		).toHaveLength( 1 );
		await world.shop.php(
			"require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'pedal-bridge/pedal-bridge.php' );"
		);
		expectOk( await world.admin.get( 'status' ) );
		// A visit may have started a run that is still under way; the next action comes when it ends.
		const found = await until( 'the next action', 20_000, async () => {
			const now = await clocks();
			return now.actions > 0 && now;
		} );
		expect( found ).toMatchObject( ALIVE );
		expect( found.events ).toHaveLength( 1 );
	} );
} );

describe( '1 names', () => {
	test( 'options are the promised ones and autoload less than 1 KB', async () => {
		const options = await world.shop.sql(
			"SELECT option_name AS name, autoload, LENGTH( option_value ) AS size FROM wp_options WHERE option_name LIKE '%pedal%' AND option_name NOT LIKE '%transient%'"
		);
		const names = options.map( ( { name } ) => String( name ) );
		expect( names ).toEqual(
			expect.arrayContaining( [
				'pedal_settings',
				'pedal_install',
				'pedal_schema',
			] )
		);
		expect(
			names.filter( ( name ) => ! /^(woocommerce_)?pedal_/.test( name ) )
		).toEqual( [] );
		const auto = options.filter(
			( { name, autoload } ) =>
				/^pedal_/.test( String( name ) ) &&
				/^(yes|on|auto)/.test( String( autoload ) )
		);
		expect(
			auto.reduce( ( sum, { size } ) => sum + Number( size ), 0 )
		).toBeLessThanOrEqual( 1024 );
	} );

	test( 'the shipping method is pedal_delivery; HPOS and the checkout block are declared', async () => {
		const found = await world.shop.php< any >( `
			$features = Automattic\\WooCommerce\\Utilities\\FeaturesUtil::get_compatible_features_for_plugin( 'pedal-bridge/pedal-bridge.php' );
			return array( isset( WC()->shipping()->get_shipping_methods()['pedal_delivery'] ), $features['compatible'] );` );
		expect( found[ 0 ] ).toBe( true );
		expect( found[ 1 ] ).toEqual(
			expect.arrayContaining( [
				'custom_order_tables',
				'cart_checkout_blocks',
			] )
		);
	} );

	test( 'the header says what it requires', async () => {
		const data = await world.shop.php< any >(
			"return get_file_data( WP_PLUGIN_DIR . '/pedal-bridge/pedal-bridge.php', array( 'domain' => 'Text Domain', 'php' => 'Requires PHP', 'wp' => 'Requires at least', 'woo' => 'WC requires at least', 'needs' => 'Requires Plugins' ) );"
		);
		expect( data ).toMatchObject( {
			domain: 'pedal-bridge',
			php: '8.1',
			wp: '6.8',
			needs: 'woocommerce',
		} );
		expect( data.woo ).toMatch( /^9\.9/ );
	} );
} );

describe( '6 uninstall', () => {
	const uninstall = () =>
		world.shop.php( `
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		deactivate_plugins( 'pedal-bridge/pedal-bridge.php' );
		uninstall_plugin( 'pedal-bridge/pedal-bridge.php' );` );
	const tables = () =>
		world.shop.sql(
			"SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%pedal_%'"
		);

	test( 'keeps the data and forgets the secrets, unless delete_data is chosen; then nothing is left', async () => {
		await uninstall();
		expect( ( await tables() ).length ).toBeGreaterThanOrEqual( 3 );
		await world.shop.php(
			"require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'pedal-bridge/pedal-bridge.php' );"
		);
		const [ kept ] = expectOk( await world.admin.get( 'connections' ) );
		expect( kept.secret ).toMatchObject( { set: false, source: 'none' } );
		expectOk(
			await world.admin.put( 'settings', {
				uninstall: { delete_data: true },
			} )
		);
		await uninstall();
		expect( await tables() ).toEqual( [] );
		const left = await world.shop.sql(
			"SELECT option_name FROM wp_options WHERE option_name LIKE 'pedal_%' OR option_name LIKE '%_pedal_%'"
		);
		expect( left.map( ( { option_name: name } ) => name ) ).toEqual( [] );
	} );
} );
