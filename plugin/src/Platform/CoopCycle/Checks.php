<?php
/**
 * The five checks of a connection, each with its own code, stopping at the first that fails.
 */

declare( strict_types=1 );

namespace Pedal\Platform\CoopCycle;

use Pedal\Core\Text;
use Pedal\Platform\Checked;
use Pedal\Platform\Operation;
use Pedal\Platform\StepByStep;
use Pedal\Platform\Trouble;
use Pedal\Platform\Unavailable;

final class Checks {

	/**
	 * @var array<mixed>
	 */
	private array $settings = array();

	/**
	 * @var array{id:string,name:string,address:string,timezone:string,country:string,currency:string}|null
	 */
	private ?array $store = null;

	private string $app_name  = '';
	private string $store_iri = '';

	/**
	 * @param callable():list<\Pedal\Core\Window> $slots
	 */
	public function __construct(
		private readonly Client $client,
		private $slots,
	) {}

	/**
	 * @param callable():void $admit Refuses an address that may not be called.
	 */
	public function run( callable $admit ): Checked {
		$checks = array(
			'address'     => $admit,
			'reach'       => fn() => $this->reach(),
			'credentials' => fn() => $this->credentials(),
			'store'       => fn() => $this->store(),
			'slots'       => fn() => $this->slots(),
		);
		$steps = StepByStep::run( $checks );
		return new Checked( $steps, $this->store, $this->app_name );
	}

	/**
	 * `GET /api` answers the entry point on every instance; a page of something else does not.
	 */
	private function reach(): void {
		$entry = $this->client->call_public( '/api' );
		if ( 'Entrypoint' !== ( $entry['@type'] ?? '' ) && '/api/contexts/Entrypoint' !== ( $entry['@context'] ?? '' ) ) {
			throw new Unavailable( 'pedal_not_a_platform', true );
		}
		$this->settings = $this->public_settings();
	}

	/**
	 * An instance that keeps them to itself delivers all the same.
	 *
	 * @return array<mixed>
	 */
	private function public_settings(): array {
		try {
			return $this->client->call_public( '/api/settings' );
		} catch ( Trouble $trouble ) {
			if ( 'pedal_throttled' === $trouble->reason || $trouble->status < 200 || $trouble->status >= 500 || intdiv( $trouble->status, 100 ) === 3 ) {
				throw $trouble;
			}
			return array();
		}
	}

	private function credentials(): void {
		$me              = $this->client->call( Operation::Read, 'GET', '/api/me' );
		$this->app_name  = Text::line( self::text( $me['name'] ?? '' ), 120 );
		$this->store_iri = self::text( is_array( $me['store'] ?? null ) ? $me['store']['@id'] ?? '' : $me['store'] ?? '' );
	}

	private function store(): void {
		if ( 1 !== preg_match( '#^/api/stores/\d+$#', $this->store_iri ) ) {
			throw new Unavailable( 'pedal_no_store', true );
		}
		$store       = $this->client->call( Operation::Read, 'GET', $this->store_iri );
		$address     = is_array( $store['address'] ?? null ) ? $store['address'] : array();
		$this->store = array(
			'id'       => $this->store_iri,
			'name'     => Text::line( self::text( $store['name'] ?? '' ), 120 ),
			'address'  => Text::line( self::text( $address['streetAddress'] ?? '' ), 255 ),
			'timezone' => self::timezone( self::text( $this->settings['timezone'] ?? '' ) ),
			'country'  => strtoupper( substr( self::text( $this->settings['country'] ?? '' ), 0, 2 ) ),
			'currency' => strtoupper( substr( self::text( $this->settings['currency_code'] ?? '' ), 0, 3 ) ),
		);
	}

	/**
	 * A Store without windows is usable (as soon as possible); that is worth saying, not a failure.
	 */
	private function slots(): string {
		try {
			return array() === ( $this->slots )() ? 'no_slot' : '';
		} catch ( Trouble $trouble ) {
			return in_array( $trouble->status, array( 404, 500 ), true ) ? 'no_slot' : throw $trouble;
		}
	}

	/**
	 * A courier's bicycle and the shop are in the same town.
	 */
	private static function timezone( string $name ): string {
		$known = \DateTimeZone::listIdentifiers( \DateTimeZone::ALL_WITH_BC );
		return array_values( array_intersect( array( $name, wp_timezone_string() ), $known ) )[0] ?? 'UTC';
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : '';
	}
}
