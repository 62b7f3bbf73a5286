<?php
/**
 * WordPress finds the languages that ship, for PHP and for each script, chunks included.
 */

declare( strict_types=1 );

namespace Pedal\Tests\wordpress;

use PHPUnit\Framework\Attributes\DataProvider;

final class LanguagesTest extends TestCase {

	protected function tearDown(): void {
		unload_textdomain( 'pedal-bridge', true );
		parent::tearDown();
	}

	private static function speak( string $locale ): void {
		unload_textdomain( 'pedal-bridge', true );
		add_filter( 'pre_determine_locale', static fn(): string => $locale );
	}

	/**
	 * @return iterable<string,array{string,string,string}>
	 */
	public static function languages(): iterable {
		yield 'French'  => array( 'fr_FR', 'Livraisons', '2 livraisons ont besoin de vous' );
		yield 'Spanish' => array( 'es_ES', 'Entregas', '2 entregas te necesitan' );
		yield 'French of Belgium, which does not ship' => array( 'fr_BE', 'Livraisons', '2 livraisons ont besoin de vous' );
		yield 'Spanish of Argentina, which does not ship' => array( 'es_AR', 'Entregas', '2 entregas te necesitan' );
		yield 'German, of which nothing ships' => array( 'de_DE', 'Deliveries', '2 deliveries need you' );
	}

	#[DataProvider( 'languages' )]
	public function test_php_speaks_it( string $locale, string $deliveries, string $plural ): void {
		self::speak( $locale );
		self::assertSame( $deliveries, __( 'Deliveries', 'pedal-bridge' ) );
		self::assertSame( $plural, sprintf( _n( '%s delivery needs you', '%s deliveries need you', 2, 'pedal-bridge' ), 2 ) );
	}

	public function test_nothing_is_one_in_french_and_many_in_spanish(): void {
		$words = static fn(): string => sprintf( _n( '%s delivery needs you', '%s deliveries need you', 0, 'pedal-bridge' ), 0 );
		self::speak( 'fr_FR' );
		self::assertSame( '0 livraison a besoin de vous', $words() );
		self::speak( 'es_ES' );
		self::assertSame( '0 entregas te necesitan', $words() );
	}

	/**
	 * @return iterable<string,array{string,string,string}> Handle, where its script is, a message of it; of the admin's, one that only a chunk uses.
	 */
	public static function scripts(): iterable {
		yield 'the desk'               => array( 'pedal-admin', 'admin.js', 'Move “%s” up' );
		yield 'the checkout'           => array( 'pedal-delivery-slot-checkout', 'blocks/delivery-slot/checkout.js', 'The time you had chosen is no longer available.' );
		yield 'the editor of the page' => array( 'pedal-delivery-slot-editor', 'blocks/delivery-slot/editor.js', 'Shown while a shipping method of Pedal is chosen.' );
	}

	#[DataProvider( 'scripts' )]
	public function test_scripts_are_handed_their_words( string $handle, string $script, string $message ): void {
		foreach ( array( 'fr_FR' => 'fr_FR', 'es_ES' => 'es_ES', 'fr_CA' => 'fr_FR', 'es_MX' => 'es_ES' ) as $locale => $shipped ) {
			self::speak( $locale );
			wp_deregister_script( $handle );
			wp_register_script( $handle, plugins_url( "build/$script", PEDAL_FILE ), array(), '1', true );
			wp_set_script_translations( $handle, 'pedal-bridge', dirname( PEDAL_FILE ) . '/languages' );

			$words = json_decode( (string) load_script_textdomain( $handle, 'pedal-bridge', dirname( PEDAL_FILE ) . '/languages' ), true )['locale_data']['messages'];
			self::assertSame( $shipped, $words['']['lang'] );
			self::assertNotSame( $message, $words[ $message ][0] ?? $message );
		}
	}
}
