<?php
/**
 * Every command of `wp pedal`: words, handler, what it does, its arguments in WP-CLI's own notation. Data, not code.
 */

declare( strict_types=1 );

use Pedal\Cli\ConnectionCommand;
use Pedal\Cli\DeliveryCommand;
use Pedal\Cli\EngineCommand;
use Pedal\Cli\OrderCommand;

$connection = array( '<connection>' => 'Number or slug of the connection.' );
$ids        = array( '<id>...' => 'Numbers of deliveries.' );
$fields     = array( '[--fields=<fields>]' => 'Comma list of fields to print.' );

return array(
	// Store accounts at delivery platforms.
	array( 'connection list', array( ConnectionCommand::class, 'list' ), 'Lists the connections.', $fields ),
	array(
		'connection add',
		array( ConnectionCommand::class, 'add' ),
		'Checks a Store account at the platform, then keeps it. The Secret comes from the environment variable PEDAL_SECRET or from standard input.',
		array(
			'--name=<name>'             => 'What you call it.',
			'--base_url=<address>'      => 'Address of the platform, such as https://bikes.example.',
			'--identifier=<identifier>' => 'The Identifier of the key pair.',
			'[--driver=<driver>]'       => 'Kind of platform; coopcycle by default.',
			'[--disabled]'              => 'Keep it switched off for now.',
			'[--save-unchecked]'        => 'Keep it, switched off, even if the check fails.',
			'[--secret=<secret>]'       => 'Refused: shells and process lists remember arguments.',
		),
	),
	array( 'connection check', array( ConnectionCommand::class, 'check' ), 'Checks a connection step by step. Ends with 1 when a step fails.', $connection ),
	array( 'connection resume', array( ConnectionCommand::class, 'resume' ), 'Ends a pause.', $connection ),
	array(
		'connection delete',
		array( ConnectionCommand::class, 'delete' ),
		'Deletes a connection, with its secret and its subscriptions at the platform.',
		$connection + array(
			'[--force]' => 'Also while deliveries are open: nobody will follow them.',
			'[--yes]'   => 'Do not ask.',
		),
	),

	// Deliveries.
	array(
		'delivery list',
		array( DeliveryCommand::class, 'list' ),
		'Lists deliveries, newest first. --format=count counts all pages.',
		array(
			'[--sync=<states>]'      => 'Comma list of synced, pending, in_flight, unknown, attention.',
			'[--stage=<stages>]'     => 'Comma list of none, placed, assigned, pickup, carried, delivered, failed, cancelled.',
			'[--connection=<ids>]'   => 'Comma list of connections.',
			'[--order_id=<order>]'   => 'Of one order.',
			'[--search=<text>]'      => 'Order number, reference of the platform, marker.',
			'[--after=<time>]'       => 'Made since, such as 2026-09-14T08:00:00Z.',
			'[--before=<time>]'      => 'Made before.',
			'[--orderby=<field>]'    => 'What to sort by.',
			'[--order=<direction>]'  => 'asc or desc.',
			'[--page=<page>]'        => 'Which page.',
			'[--per_page=<number>]'  => 'Rows of a page, up to 100.',
		) + $fields,
	),
	array( 'delivery get', array( DeliveryCommand::class, 'get' ), 'Shows one delivery with its journal.', array( '<id>' => 'Number of the delivery.' ) ),
	array(
		'delivery send',
		array( DeliveryCommand::class, 'send' ),
		'Plans orders by hand, whatever the rules say.',
		array(
			'<order>...'          => 'Order numbers.',
			'[--connection=<id>]' => 'The connection; by default what the rules say, or the only one.',
			'[--again]'           => 'A second courier, after the first delivery came to nothing.',
		),
	),
	array( 'delivery retry', array( DeliveryCommand::class, 'retry' ), 'Makes deliveries due now; what was ever sent is looked up first.', $ids ),
	array( 'delivery cancel', array( DeliveryCommand::class, 'cancel' ), 'Calls couriers off.', $ids ),
	array( 'delivery look', array( DeliveryCommand::class, 'look' ), 'Reads the platform\'s state again.', $ids ),
	array( 'delivery dismiss', array( DeliveryCommand::class, 'dismiss' ), 'Decides not to send them.', $ids ),

	// The engine.
	array(
		'drain',
		array( EngineCommand::class, 'drain' ),
		'Sends what is due. Ends with 1 while orders are overdue, so that the server\'s cron writes to somebody.',
		array( '[--max-seconds=<seconds>]' => 'Start no new work after this long; 55 by default.' ),
	),
	array( 'sweep', array( EngineCommand::class, 'sweep' ), 'Compares orders with what is at the platform, repairs what was missed, prints the statement.', array() ),
	array( 'status', array( EngineCommand::class, 'status' ), 'Shows how many deliveries are in which state, the clocks and the connections.', array() ),
	array(
		'doctor',
		array( EngineCommand::class, 'doctor' ),
		'Looks for everything that could stop or delay deliveries. Ends with 1 when something stops them.',
		array(
			'[--cheap]' => 'Leave out what calls over the network.',
			'[--all]'   => 'Also print what is good; JSON always does.',
		) + $fields,
	),

	// Orders.
	array( 'why', array( OrderCommand::class, 'why' ), 'Says where an order goes, or why nowhere, with every rule that was tried.', array( '<order>' => 'Order number.' ) ),
	array(
		'preview',
		array( OrderCommand::class, 'preview' ),
		'Prints the exact request that an order would be sent with. Sends nothing.',
		array(
			'<order>'             => 'Order number.',
			'[--connection=<id>]' => 'As for this connection.',
		),
	),
	array(
		'simulate',
		array( OrderCommand::class, 'simulate' ),
		'Replays rules over the newest orders: what would change? Changes nothing.',
		array(
			'[<file>]'           => 'Rules as JSON, - for standard input; by default those in force.',
			'[--limit=<number>]' => 'Newest orders to try them on, up to 200; 50 by default.',
			'[--changed]'        => 'Only orders that would be treated differently.',
		),
	),
);
