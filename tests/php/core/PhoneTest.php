<?php
/**
 * Telephone numbers: PHP answers the same texts as libphonenumber, and nothing where it or we are in doubt.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Core\Phone;
use Pedal\Tests\Cases;
use PHPUnit\Framework\TestCase;

final class PhoneTest extends TestCase {

	public function test_every_shared_case_gets_its_one_right_answer(): void {
		$wrong = array();
		foreach ( Cases::read( 'phones' ) as $case ) {
			$answer = Phone::to_e164( $case['raw'], $case['country'] );
			if ( $answer !== $case['e164'] ) {
				$wrong[] = json_encode( $case + array( 'answer' => $answer ), JSON_UNESCAPED_UNICODE );
			}
		}
		self::assertSame( array(), $wrong );
	}

	public function test_the_cases_cover_every_country_with_at_least_one_number(): void {
		$reached = array();
		foreach ( Cases::read( 'phones' ) as $case ) {
			if ( null !== $case['e164'] ) {
				$reached[ strtoupper( trim( $case['country'] ) ) ] = true;
			}
		}
		self::assertGreaterThan( 240, count( $reached ) );
	}

	public function test_bytes_that_are_no_text_are_no_number(): void {
		self::assertNull( Phone::to_e164( "06 12 34 56 \xff78", 'FR' ) );
		self::assertNull( Phone::to_e164( "\xc3\x28", 'FR' ) );
		self::assertNull( Phone::to_e164( "06123\x0045678", 'DE' ) );
	}

	public function test_a_number_at_the_end_of_a_pasted_novel_is_not_dug_out(): void {
		self::assertSame( '+33612345678', Phone::to_e164( str_repeat( ' ', 200 ) . '0612345678', 'FR' ) );
		self::assertNull( Phone::to_e164( str_repeat( ' ', 1_000_000 ) . '0612345678', 'FR' ) );
	}
}
