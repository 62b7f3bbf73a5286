<?php
/**
 * What the platform shows becomes what we know: stage, id, marker, age; and what is no delivery becomes nothing.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Stage;
use Pedal\Platform\CoopCycle\Vocabulary;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class VocabularyTest extends TestCase {

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function stages(): iterable {
		foreach ( Cases::read( 'stages' ) as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 * @return array<string, mixed>
	 */
	private static function delivery( array $case ): array {
		$extra = $case['extra'] ?? array();
		return ( $case['delivery'] ?? array() ) + array(
			'@id'     => '/api/deliveries/4711',
			'id'      => 4711,
			'pickup'  => array( 'type' => 'PICKUP', 'status' => $case['pickup'] ) + $extra,
			'dropoff' => array( 'type' => 'DROPOFF', 'status' => $case['dropoff'] ) + $extra,
		);
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'stages' )]
	public function test_the_stage_is( array $case ): void {
		$delivery = self::delivery( $case );
		self::assertSame( $case['stage'], Vocabulary::observed( $delivery )?->stage->value );
		$listed = array( 'tasks' => array( $delivery['pickup'], $delivery['dropoff'] ) ) + $delivery;
		self::assertSame( $case['stage'], Vocabulary::observed( $listed )?->stage->value, 'The same by the list of tasks.' );
	}

	public function test_with_several_dropoffs_the_last_one_tells_and_one_failure_counts(): void {
		$of = static fn( string ...$statuses ): ?string => Vocabulary::observed(
			array(
				'id'    => 1,
				'tasks' => array( array( 'type' => 'PICKUP', 'status' => 'DONE' ), ...array_map( static fn( string $status ): array => array( 'type' => 'DROPOFF', 'status' => $status ), $statuses ) ),
			)
		)?->stage->value;
		self::assertSame( 'carried', $of( 'DONE', 'TODO' ) );
		self::assertSame( 'delivered', $of( 'DONE', 'DONE' ) );
		self::assertSame( 'failed', $of( 'FAILED', 'TODO' ) );
	}

	public function test_id_marker_tracking_and_age_are_read(): void {
		$observed = Vocabulary::observed(
			array(
				'id'          => 4711,
				'trackingUrl' => 'https://coop.example/fr/pub/d/aB3xK9Qz',
				'pickup'      => array( 'type' => 'PICKUP', 'createdAt' => '2026-09-12T08:01:22+02:00', 'metadata' => array( 'external_system_id' => 'M2R5' ) ),
				'dropoff'     => array( 'type' => 'DROPOFF', 'createdAt' => '2026-09-12T08:01:23+02:00' ),
			)
		);
		self::assertSame( '/api/deliveries/4711', $observed?->remote_id );
		self::assertSame( 4711, $observed->sequence );
		self::assertSame( 'M2R5', $observed->marker );
		self::assertSame( 'https://coop.example/fr/pub/d/aB3xK9Qz', $observed->tracking_url );
		self::assertSame( strtotime( '2026-09-12T06:01:23Z' ), $observed->created_at );
	}

	public function test_small_answers_are_understood(): void {
		$bare = array( 'id' => 7, 'pickup' => array( 'status' => 'DONE' ), 'dropoff' => array( 'status' => 'TODO', 'metadata' => array( 'external_system_id' => 'M2R5' ) ) );
		foreach ( array( array(), array( 'tasks' => array( '/api/tasks/1', '/api/tasks/2' ) ), array( 'tasks' => array( $bare['pickup'], array( 'status' => 'TODO' ) ) ) ) as $tasks ) {
			$observed = Vocabulary::observed( $bare + $tasks );
			self::assertSame( array( Stage::Carried, 'M2R5' ), array( $observed?->stage, $observed?->marker ), (string) json_encode( $tasks ) );
		}
	}

	public function test_a_custom_path_for_an_id_does_not_fool_us_and_an_id_without_number_will_do(): void {
		self::assertSame( '/api/deliveries/7', Vocabulary::observed( array( '@id' => '/api/deliveries/7/pick', 'id' => 7 ) )?->remote_id );
		self::assertSame( '/api/deliveries/7', Vocabulary::observed( array( '@id' => '/api/deliveries/7' ) )?->remote_id );
		self::assertSame( '/api/deliveries/7', Vocabulary::observed( array( 'id' => '7' ) )?->remote_id );
		self::assertSame( '/api/deliveries/7', Vocabulary::observed( array( 'id' => '/api/deliveries/7' ) )?->remote_id );
	}

	/**
	 * @return iterable<string, array{array<mixed>}>
	 */
	public static function no_deliveries(): iterable {
		foreach (
			array(
				array(),
				array( 'id' => null ),
				array( 'id' => 'seven' ),
				array( 'id' => array( 7 ) ),
				array( '@id' => '/api/deliveries/7/pick' ),
				array( '@id' => 'https://evil.example/api/deliveries/7' ),
				array( '@id' => array() ),
				array( 'id' => '7; DROP' ),
				array( 'id' => 7.5 ),
			) as $answer
		) {
			yield (string) json_encode( $answer ) => array( $answer );
		}
	}

	/**
	 * @param array<mixed> $answer
	 */
	#[DataProvider( 'no_deliveries' )]
	public function test_it_is_no_delivery( array $answer ): void {
		self::assertNull( Vocabulary::observed( $answer ) );
	}

	public function test_wrong_types_anywhere_are_survived(): void {
		foreach ( array( null, 7, 'x', true, array(), array( array() ) ) as $junk ) {
			$observed = Vocabulary::observed( array( 'id' => 1, 'tasks' => $junk, 'pickup' => $junk, 'dropoff' => $junk, 'trackingUrl' => $junk, 'location' => null ) );
			self::assertSame( 1, $observed?->sequence );
			$tasks = array( array( 'type' => $junk, 'status' => $junk, 'metadata' => $junk, 'createdAt' => $junk ), array( 'type' => 'DROPOFF', 'metadata' => array( 'external_system_id' => $junk ) ) );
			self::assertSame( Stage::Placed, Vocabulary::observed( array( 'id' => 1, 'tasks' => $tasks ) )?->stage );
		}
	}

	public function test_a_hint_suggests_progress_and_nothing_final(): void {
		$hints = array(
			'delivery.assigned'   => Stage::Assigned,
			'delivery.started'    => Stage::Pickup,
			'delivery.picked'     => Stage::Carried,
			'delivery.in_transit' => Stage::Carried,
			'delivery.completed'  => Stage::None,
			'delivery.failed'     => Stage::None,
			'order.created'       => Stage::None,
			''                    => Stage::None,
		);
		foreach ( $hints as $event => $stage ) {
			self::assertSame( $stage, Vocabulary::hint( $event ), $event );
		}
	}

	public function test_H02_a_tracking_page_is_an_address_of_the_web(): void {
		$read = static fn( string $url ): string => Vocabulary::observed( array( 'id' => 1, 'trackingUrl' => $url ) )->tracking_url ?? '?';
		foreach ( array( 'https://coop.example/fr/pub/d/aB3xK9Qz', 'HTTP://127.0.0.1:8601/d?a=1&b=é#x' ) as $url ) {
			self::assertSame( $url, $read( $url ) );
		}
		foreach ( array( 'javascript:alert(1)', '/fr/pub/d/1', "https://a/\"onmouseover=alert(1)", 'https://a/<b>', "https://a/'", "https://a/\n", "x\nhttps://a/", 'https://a/' . str_repeat( 'x', 500 ) ) as $url ) {
			self::assertSame( '', $read( $url ), $url );
		}
	}
}
