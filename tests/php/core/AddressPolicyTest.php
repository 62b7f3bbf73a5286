<?php
/**
 * Which addresses may be called: only names and addresses on the public internet, over https; the developer door opens to loopback alone.
 */

declare( strict_types=1 );

namespace Pedal\Tests\core;

use Pedal\Platform\Ip;
use Pedal\Platform\Resolver;
use Pedal\Platform\Unavailable;
use Pedal\Platform\UrlPolicy;
use Pedal\Tests\Cases;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class AddressPolicyTest extends TestCase {

	/**
	 * @param list<string> $addresses What every name resolves to.
	 */
	private static function resolver( array $addresses ): Resolver {
		return new class( $addresses ) implements Resolver {

			public int $asked = 0;

			/**
			 * @param list<string> $addresses
			 */
			public function __construct( private readonly array $addresses ) {}

			public function addresses( string $host ): array {
				++$this->asked;
				return $this->addresses;
			}
		};
	}

	private static function refusal( string $url, bool $door, string ...$addresses ): ?string {
		try {
			( new UrlPolicy( self::resolver( array_values( $addresses ) ), $door ) )->admit( $url );
			return null;
		} catch ( Unavailable $refused ) {
			self::assertFalse( $refused->left, 'Nothing left this machine.' );
			return $refused->reason;
		}
	}

	/**
	 * @return iterable<string, array{string}>
	 */
	public static function refused(): iterable {
		foreach ( Cases::read( 'addresses' )['refused'] as list( $url, $why ) ) {
			yield (string) json_encode( $url ) . " ($why)" => array( $url );
		}
	}

	#[DataProvider( 'refused' )]
	public function test_the_address_is_refused( string $url ): void {
		self::assertSame( 'pedal_url_not_allowed', self::refusal( $url, false, '93.184.216.34' ) );
	}

	public function test_an_address_without_end_is_refused(): void {
		self::assertSame( 'pedal_url_not_allowed', self::refusal( 'https://naofood.example/' . str_repeat( 'a', 2000 ), false, '93.184.216.34' ) );
		self::assertSame( 'pedal_url_not_allowed', self::refusal( 'https://' . str_repeat( 'a.', 130 ) . 'example', false, '93.184.216.34' ) );
		self::assertSame( 'pedal_url_not_allowed', self::refusal( 'https://' . str_repeat( 'a', 64 ) . '.example', false, '93.184.216.34' ) );
	}

	/**
	 * @return iterable<string, array{string, string, bool}>
	 */
	public static function admitted(): iterable {
		foreach ( Cases::read( 'addresses' )['admitted'] as list( $url, $origin ) ) {
			yield $url => array( $url, $origin, false );
		}
		foreach ( Cases::read( 'addresses' )['door'] as list( $url, $origin ) ) {
			yield "door: $url" => array( $url, $origin, true );
		}
	}

	#[DataProvider( 'admitted' )]
	public function test_the_address_is_admitted( string $url, string $origin, bool $door ): void {
		$target = ( new UrlPolicy( self::resolver( array( '93.184.216.34' ) ), $door ) )->admit( $url );
		self::assertSame( $origin, $target->origin() );
		self::assertSame( $door, $target->loopback );
	}

	public function test_the_door_opens_to_loopback_only(): void {
		foreach ( Cases::read( 'addresses' )['door_refuses'] as $url ) {
			self::assertSame( 'pedal_url_not_allowed', self::refusal( $url, true, '93.184.216.34' ), $url );
		}
		self::assertNull( self::refusal( 'https://naofood.example', true, '93.184.216.34' ) );
		self::assertSame( 'pedal_url_not_allowed', self::refusal( 'https://naofood.example', true, '127.0.0.1' ) );
	}

	/**
	 * @return iterable<string, array{string}>
	 */
	public static function not_public(): iterable {
		foreach ( Cases::read( 'ips' )['not_public'] as $ip ) {
			yield "\"$ip\"" => array( $ip );
		}
	}

	#[DataProvider( 'not_public' )]
	public function test_the_ip_is_not_public( string $ip ): void {
		self::assertFalse( Ip::is_public( $ip ) );
		self::assertSame( 'pedal_url_not_allowed', self::refusal( 'https://naofood.example', false, '93.184.216.34', $ip ) );
		self::assertSame( 'pedal_url_not_allowed', self::refusal( 'https://naofood.example', false, $ip, '93.184.216.34' ) );
	}

	public function test_the_ip_is_public(): void {
		foreach ( Cases::read( 'ips' )['public'] as $ip ) {
			self::assertTrue( Ip::is_public( $ip ), $ip );
			self::assertNull( self::refusal( 'https://naofood.example', false, $ip ), $ip );
		}
	}

	public function test_every_ip_literal_of_a_private_range_is_refused_as_an_address(): void {
		foreach ( preg_grep( '~/~', Cases::read( 'ips' )['not_public'], PREG_GREP_INVERT ) as $ip ) {
			$host = str_contains( $ip, ':' ) ? "[$ip]" : $ip;
			self::assertSame( 'pedal_url_not_allowed', self::refusal( "https://$host", false, '93.184.216.34' ), $ip );
		}
	}

	public function test_a_name_is_resolved_once_and_all_its_addresses_are_kept_for_the_connection(): void {
		$resolver = self::resolver( array( '93.184.216.34', '2606:4700::1111' ) );
		$target   = ( new UrlPolicy( $resolver, false ) )->admit( 'https://naofood.example' );
		self::assertSame( array( '93.184.216.34', '2606:4700::1111' ), $target->ips );
		self::assertSame( 1, $resolver->asked );
	}

	public function test_a_name_that_does_not_resolve_is_unreachable_not_forbidden(): void {
		self::assertSame( 'pedal_host_unreachable', self::refusal( 'https://naofood.example', false ) );
	}

	public function test_the_form_alone_asks_no_resolver(): void {
		$resolver = self::resolver( array( '127.0.0.1' ) );
		( new UrlPolicy( $resolver, false ) )->parse( 'https://naofood.example' );
		self::assertSame( 0, $resolver->asked );
	}
}
