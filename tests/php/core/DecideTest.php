<?php
/**
 * Facts become a verdict: who is sent where, who is not and why; the reasons name what was asked and what the order had.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Condition;
use Pedal\Core\Decide;
use Pedal\Core\Pattern;
use Pedal\Core\Verdict;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class DecideTest extends TestCase {

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function verdicts(): iterable {
		foreach ( Cases::read( 'verdicts' ) as $case ) {
			yield $case['name'] => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	private static function verdict( array $case ): Verdict {
		$connections = Given::connections( $case['connections'] ?? array( array() ) );
		$decide      = new Decide( Given::policy( $case['policy'] ?? array() ), Given::rules( $case['rules'] ?? array() ), $connections );
		return $decide->verdict( Given::order( $case['order'] ?? array() ), Given::NOW, $case['by_hand'] ?? false );
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'verdicts' )]
	public function test_the_verdict_is( array $case ): void {
		$verdict = self::verdict( $case );
		$send    = $case['send'] ?? false;

		self::assertSame( $send, $verdict->send );
		self::assertSame( $case['code'] ?? '', $verdict->code );
		self::assertSame( $case['connection'] ?? null, $verdict->connection_id );
		self::assertSame( $case['parcel'] ?? 'main', $verdict->parcel );
		self::assertSame( $send ? array( $verdict->parcel ) : array(), $verdict->to_array()['parcels'] );
		self::assertSame( Given::NOW, $verdict->decided_at );
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'verdicts' )]
	public function test_the_last_reason_is_the_one_that_decided( array $case ): void {
		$verdict = self::verdict( $case );
		$last    = $verdict->reasons[ count( $verdict->reasons ) - 1 ];
		// A rule that holds and says no passed; a person's word lifts a last reason that did not.
		if ( 'rule_says_no' !== $verdict->code && ! ( $verdict->send && isset( $case['by_hand'] ) ) ) {
			self::assertSame( $verdict->send, $last->passed, json_encode( $last->to_array() ) );
		}
		foreach ( $verdict->to_array()['reasons'] as $reason ) {
			self::assertSame( array( 'rule', 'field', 'value', 'expected', 'passed' ), array_keys( $reason ) );
		}
	}

	public function test_every_verdict_code_has_a_case(): void {
		$codes = array_unique( array_filter( array_column( Cases::read( 'verdicts' ), 'code' ) ) );
		self::assertEqualsCanonicalizing( array( 'no_rule', 'rule_says_no', 'not_paid', 'draft', 'nothing_to_ship', 'too_old', 'trashed', 'refunded' ), array_values( $codes ) );
	}

	/**
	 * @return iterable<string, array{array<string, mixed>}>
	 */
	public static function conditions(): iterable {
		foreach ( Cases::read( 'conditions' )['cases'] as $case ) {
			yield "{$case['field']} {$case['op']} " . json_encode( $case['value'] ) => array( $case );
		}
	}

	/**
	 * @param array<string, mixed> $case
	 */
	#[DataProvider( 'conditions' )]
	public function test_the_condition_holds_or_not( array $case ): void {
		$reason = ( new Condition( $case['field'], $case['op'], $case['value'] ) )->try_on( Given::order( Cases::read( 'conditions' )['order'] ), 'r' );

		self::assertSame( $case['holds'], $reason->passed );
		self::assertSame( $case['field'], $reason->field );
		self::assertSame( array( $case['op'] => $case['value'] ), $reason->expected );
	}

	public function test_every_field_and_every_op_has_a_case(): void {
		$cases = Cases::read( 'conditions' )['cases'];
		self::assertSame( array(), array_diff( Condition::FIELDS, array_column( $cases, 'field' ) ) );
		self::assertSame( array(), array_diff( Condition::OPS, array_column( $cases, 'op' ) ) );
	}

	public function test_only_enabled_rules_say_which_fields_must_be_read(): void {
		$rules = Given::rules(
			array(
				array( 'id' => 'a', 'enabled' => false, 'when' => array( array( 'field' => 'category', 'op' => 'is', 'value' => 'a' ) ) ),
				array( 'id' => 'b', 'when' => array( array( 'field' => 'tag', 'op' => 'is', 'value' => 'a' ), array( 'field' => 'tag', 'op' => 'is', 'value' => 'b' ) ) ),
			)
		);
		self::assertSame( array( 'tag' ), $rules->fields() );
	}

	/**
	 * @return iterable<string, array{string, string, bool}>
	 */
	public static function patterns(): iterable {
		foreach ( Cases::read( 'patterns' ) as $case ) {
			yield "{$case['has']} ~ {$case['wanted']}" => array( $case['has'], $case['wanted'], $case['fits'] );
		}
	}

	#[DataProvider( 'patterns' )]
	public function test_the_postcode_fits_or_not( string $has, string $wanted, bool $fits ): void {
		self::assertSame( $fits, Pattern::fits( $has, $wanted ) );
	}
}
