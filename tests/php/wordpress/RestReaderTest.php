<?php
/**
 * Arguments are read by their schema: right types out, and what is wrong with its path.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use Pedal\Rest\Schema\Reader;
use Pedal\Rest\Schema\Rules;
use Pedal\Rest\Schema\Settings;
use Pedal\Rest\Schema\Type;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase as PlainTestCase;

final class RestReaderTest extends PlainTestCase {

	/**
	 * @return iterable<string, array{mixed, array<string, mixed>, mixed}>
	 */
	public static function good(): iterable {
		yield 'a number as text' => array( '12', Type::id(), 12 );
		yield 'a number with a point that is none' => array( 12.0, Type::id(), 12 );
		yield 'yes as text' => array( 'true', Type::yes_or_no(), true );
		yield 'no as a digit' => array( 0, Type::yes_or_no(), false );
		yield 'nothing where nothing may be' => array( null, Type::or_null( Type::id() ), null );
		yield 'a default' => array( array(), Type::arguments( array( 'page' => Type::number() + array( 'default' => 1 ) ) ), array( 'page' => 1 ) );
		yield 'a moment' => array( '2026-09-14T08:00:00+02:00', Type::time(), '2026-09-14T08:00:00+02:00' );
		yield 'emoji count as characters' => array( str_repeat( '🧀', 5 ), Type::text( '', 5 ), str_repeat( '🧀', 5 ) );
	}

	#[DataProvider( 'good' )]
	public function test_it_reads( mixed $given, array $schema, mixed $expected ): void {
		$reader = new Reader();
		self::assertSame( $expected, $reader->read( $given, $schema, 'x' ) );
		self::assertSame( array(), $reader->faults() );
	}

	public function test_lists_in_a_query_are_written_with_commas(): void {
		$syncs = Type::list_of( Type::one_of( array( 'pending', 'synced' ) ) );
		self::assertSame( array( 'pending', 'synced' ), ( new Reader( true ) )->read( 'pending, synced', $syncs, 'sync' ) );
		$reader = new Reader();
		$reader->read( 'pending,synced', $syncs, 'sync' );
		self::assertSame( 'type', $reader->faults()[0]->rule );
	}

	/**
	 * @return iterable<string, array{mixed, array<string, mixed>, string, string}>
	 */
	public static function bad(): iterable {
		$rules = Rules::change_arguments();
		$rule  = array( 'id' => 'a', 'when' => array( array( 'field' => 'total', 'op' => 'gt', 'value' => 5 ) ), 'then' => array( 'send' => false ) );
		yield 'words for a number' => array( '12a', Type::id(), 'x', 'type' );
		yield 'a fraction' => array( 1.5, Type::id(), 'x', 'type' );
		yield 'a number beyond all numbers' => array( '99999999999999999999', Type::id(), 'x', 'type' );
		yield 'infinity' => array( INF, Type::id(), 'x', 'type' );
		yield 'a list for an object' => array( array( 1 ), Type::map_of(), 'x', 'type' );
		yield 'an object for a list' => array( array( 'a' => 1 ), Type::list_of( Type::id() ), 'x', 'type' );
		yield 'a text for an object' => array( '', Type::map_of(), 'x', 'type' );
		yield 'bytes that are no text' => array( "a\xff", Type::text(), 'x', 'encoding' );
		yield 'blanks where something must be' => array( '  ', Type::text( '', 9, 1 ), 'x', 'minLength' );
		yield 'a day that does not exist' => array( '2026-02-30T08:00:00Z', Type::time(), 'x', 'format' );
		yield 'a day without a time' => array( '2026-02-03', Type::time(), 'x', 'format' );
		yield 'a line break behind a pattern' => array( "a\n", Type::text() + array( 'pattern' => '^a$' ), 'x', 'pattern' );
		yield 'an unknown member deep inside' => array( array( 'send' => array( 'staus' => array() ) ), Settings::change_arguments(), 'x.send.staus', 'unknown' );
		yield 'too small deep inside' => array( array( 'asap_minutes' => array( 'window' => 0 ) ), Settings::change_arguments(), 'x.asap_minutes.window', 'minimum' );
		yield 'no e-mail' => array( array( 'alerts' => array( 'email' => 'me@localhost' ) ), Settings::change_arguments(), 'x.alerts.email', 'format' );
		yield 'an unknown operator in a list' => array( array( 'rules' => array( $rule, array( 'when' => array( array( 'op' => 'like' ) + $rule['when'][0] ) ) + $rule ) ), $rules, 'x.rules[1].when[0].op', 'enum' );
		yield 'two consequences' => array( array( 'rules' => array( array( 'then' => array( 'send' => false, 'connection_id' => 1 ) ) + $rule ) ), $rules, 'x.rules[0].then', 'shape' );
		yield 'an impossible connection' => array( array( 'rules' => array( array( 'then' => array( 'connection_id' => 0 ) ) + $rule ) ), $rules, 'x.rules[0].then.connection_id', 'minimum' );
		yield 'send: true' => array( array( 'rules' => array( array( 'then' => array( 'send' => true ) ) + $rule ) ), $rules, 'x.rules[0].then.send', 'enum' );
		yield 'a value that is an object' => array( array( 'rules' => array( array( 'when' => array( array( 'value' => array( 'a' => 1 ) ) + $rule['when'][0] ) ) + $rule ) ), $rules, 'x.rules[0].when[0].value', 'shape' );
		yield 'something missing' => array( array( 'rules' => array( array_diff_key( $rule, array( 'id' => 0 ) ) ) ), $rules, 'x.rules[0].id', 'required' );
	}

	#[DataProvider( 'bad' )]
	public function test_it_names_what_is_wrong( mixed $given, array $schema, string $path, string $rule ): void {
		$reader = new Reader();
		$reader->read( $given, $schema, 'x' );
		self::assertSame( array( "$path $rule" ), array_map( static fn( $fault ): string => "{$fault->path} {$fault->rule}", $reader->faults() ) );
	}
}
